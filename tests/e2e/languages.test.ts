/**
 * The interface in browsers that speak its languages: every word is in the browser's language, and has room where the
 * window is a telephone's.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPage, TestView } from './browsers/browser.ts';
import { type Stage, stage, waitForMarks } from './extension.ts';
import { textWithoutRoom } from './fit.ts';
import { interfaceWords, saidIn } from './interface-words.ts';

const IN_LANGUAGES = ['de', 'es', 'fr'].map((language) => ({ language, words: interfaceWords(language) }));

/** Own pages, and what they show when they have all that they will say. */
const PAGES = {
  'options.html': '#families label',
  'welcome.html': '#sample mark',
};

/** Names, numbers, and the title of the page. */
const FOR_ALL = /^(?:Spotcheck|localhost|127\.0\.0\.1|Notes from a gym|shop\.example|[\d.]+)$/;

/** Shows one of the own pages in a frame as wide as a telephone, in a page of the same origin. */
async function showNarrow(page: TestPage, address: string, ready: string): Promise<void> {
  await page.evaluate((src) => {
    const frame = document.querySelector('iframe') ?? document.createElement('iframe');
    frame.style.cssText =
      'position: fixed; inset: 0 auto auto 0; inline-size: 360px; block-size: 640px; border: 0';
    frame.src = src;
    document.body.append(frame);
  }, address);
  await page.waitFor(
    (src, selector) => {
      const shown = document.querySelector('iframe')?.contentDocument;
      return shown?.URL.endsWith(src) && shown.querySelector(selector) !== null;
    },
    address,
    ready,
  );
}

const openAll = (view: TestView) =>
  view.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

describe.each(IN_LANGUAGES)('in Chromium that speaks $language', ({ language, words }) => {
  let on: Stage;
  let page: TestPage;
  beforeAll(async () => {
    on = await stage('chromium', { language });
    page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
  });
  afterAll(() => on?.close());

  /** What one of the own pages says that is not in its language. */
  const strangeIn = async (view: TestView, frame: string | null) =>
    words.strange(await view.evaluate(saidIn, frame)).filter((said) => !FOR_ALL.test(said));

  test('the popup', async () => {
    const popup = await page.popup();
    await popup.waitFor(() => document.querySelector('.claim') !== null);
    const spoken = await popup.evaluate(() => document.documentElement.lang);
    expect(spoken, 'Debian’s Chromium speaks it with chromium-l10n').toBe(language);
    await openAll(popup);
    expect(await strangeIn(popup, null)).toEqual([]);
    expect(await popup.evaluate(textWithoutRoom, null)).toEqual([]);
    await popup.close();
  });

  test('the card, whose evidence is English', async () => {
    await page.clickOn('mark[data-spotcheck]');
    const card = await page.card();
    expect(await card.evaluate((root) => root.querySelector('[lang]')?.getAttribute('lang'))).toBe(language);
    for (const key of ['cardFound', 'cardContrary', 'cardInstead', 'cardEnglish'])
      expect(await card.text()).toContain(words.text(key));
    expect(await card.evaluate((root) => root.querySelector('.answer')?.getAttribute('lang'))).toBe('en');
    await page.press('Escape');
  });

  test('options and first run', async () => {
    const own = await on.browser.newPage(on.ownPage('options.html'));
    for (const [file, ready] of Object.entries(PAGES)) {
      await showNarrow(own, file, ready);
      expect(await strangeIn(own, 'iframe'), file).toEqual([]);
      expect(await own.evaluate(textWithoutRoom, 'iframe'), file).toEqual([]);
    }
    await own.close();
  });
});
