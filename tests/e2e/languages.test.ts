/**
 * The interface in browsers that speak its languages: every word is in the browser's language, and has room where the
 * window is a telephone's; axe finds nothing wrong with the extension's own pages. The popup and the card, whose
 * insides axe cannot reach in a browser, have stages of their own (popup-page.test.ts, card-design.test.ts).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourFaultsOf, faultsOf } from './axe.ts';
import type { TestPage, TestView } from './browsers/browser.ts';
import { type Stage, stage, waitForMarks } from './extension.ts';
import { textWithoutRoom } from './fit.ts';
import { inBrowsers } from './in-browsers.ts';
import { interfaceWords, saidIn } from './interface-words.ts';

/** The extension's API as its own pages have it. */
declare const chrome: {
  tabs: { query(what: object): Promise<{ id?: number; url?: string }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

/** English has been seen in all other tests. */
const LANGUAGES = ['de', 'es', 'fr'] as const;

/** Own pages, and what they show when they have all that they will say. */
const PAGES = {
  'options.html': '#families label',
  'welcome.html': '#sample mark',
  'review.html': '#claims > li',
};

/** Names, numbers, and the title of the page. */
const FOR_ALL = /^(?:Spotcheck|localhost|127\.0\.0\.1|Notes from a gym|shop\.example|[\d.]+)$/;

async function showTheme(own: TestPage, theme: 'light' | 'dark'): Promise<void> {
  await own.evaluate(
    (wanted) => chrome.runtime.sendMessage({ name: 'change-preferences', change: { theme: wanted } }),
    theme,
  );
  await own.waitFor((wanted) => document.documentElement.dataset.theme === wanted, theme);
}

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

inBrowsers('that speaks', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, { language: LANGUAGES[0] });
  });
  afterAll(() => on?.close());

  describe.each(LANGUAGES)('%s', (language) => {
    const words = interfaceWords(language);
    let page: TestPage;
    beforeAll(async () => {
      await on.browser.speak(language);
      page = await on.browser.newPage(on.page('plain.html'));
      await waitForMarks(page);
    });
    afterAll(() => page?.close());

    /** What one of the own pages says that is not in its language. */
    const strangeIn = async (view: TestView, frame: string | null) =>
      words.strange(await view.evaluate(saidIn, frame)).filter((said) => !FOR_ALL.test(said));

    test('the popup', async () => {
      const popup = await page.popup();
      await popup.waitFor(() => document.querySelector('.claim') !== null);
      const spoken = await popup.evaluate(() => document.documentElement.lang);
      expect(spoken, 'on Debian it needs the package of this language').toBe(language);
      await openAll(popup);
      expect(await strangeIn(popup, null)).toEqual([]);
      expect(await popup.evaluate(textWithoutRoom, null)).toEqual([]);
      await popup.close();
    });

    test('the card, whose evidence is English', async () => {
      await page.clickOn('mark[data-spotcheck]');
      const card = await page.card();
      const lang = await card.evaluate((root) => root.querySelector('[lang]')?.getAttribute('lang'));
      expect(lang).toBe(language);
      for (const key of ['cardFound', 'cardContrary', 'cardInstead', 'cardEnglish'])
        expect(await card.text()).toContain(words.text(key));
      expect(await card.evaluate((root) => root.querySelector('.answer')?.getAttribute('lang'))).toBe('en');
      await page.press('Escape');
    });

    test('options, first run and review', async () => {
      const own = await on.browser.newPage(on.ownPage('options.html'));
      for (const [file, ready] of Object.entries(PAGES)) {
        await showNarrow(own, await addressOf(own, file), ready);
        expect(await strangeIn(own, 'iframe'), file).toEqual([]);
        expect(await own.evaluate(textWithoutRoom, 'iframe'), file).toEqual([]);
      }
      expect(await own.consoleErrors()).toEqual([]);
      await own.close();
    });

    // What it looks at is the same in Firefox.
    test.runIf(name === 'chromium')('axe finds nothing in light and dark', async () => {
      const own = await on.browser.newPage(on.ownPage('options.html'));
      for (const [file, ready] of Object.entries(PAGES)) {
        if (file !== 'options.html') await own.goto(on.ownPage(await addressOf(own, file)));
        await own.waitFor((selector) => document.querySelector(selector) !== null, ready);
        await openAll(own);
        expect(await faultsOf(own), `${file} in light`).toEqual([]);
        await showTheme(own, 'dark');
        expect(await colourFaultsOf(own), `${file} in dark`).toEqual([]);
        await showTheme(own, 'light');
      }
      await own.close();
    });

    /** The review is told which tab it is about. @param own any of the own pages */
    async function addressOf(own: TestPage, file: string): Promise<string> {
      if (file !== 'review.html') return file;
      const tabId = await own.evaluate(async (address) => {
        const tabs = await chrome.tabs.query({});
        return tabs.find(({ url }) => url === address)?.id;
      }, on.page('plain.html'));
      return `${file}?tab=${tabId}`;
    }
  });
});
