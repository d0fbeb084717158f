/** What must not shake Spotcheck: settings that cannot be read, messages that nobody meant, pages that fight it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPage, TestPopup } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import {
  flip,
  markedClaims,
  popupSaying,
  type Stage,
  stage,
  waitForMarks,
  waitForNoTrace,
} from './extension.ts';
import { BROWSERS } from './in-browsers.ts';

/** The extension's API as its own pages have it. */
declare const chrome: {
  storage: { local: { set(items: object): Promise<void>; get(key: null): Promise<Record<string, unknown>> } };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

const CLAIMS = [
  'Crunches that burn belly fat',
  'Do fifty crunches a day to burn belly fat.',
  'This tea melts the fat around your waist',
];

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  async function open(): Promise<TestPage> {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    return page;
  }

  const noticeOf = (popup: TestPopup) =>
    popup.waitFor(() => {
      const notice = document.getElementById('notice');
      return notice?.hidden === false ? document.getElementById('notice-text')?.textContent : null;
    });

  test.each([
    ['broken', { version: 1, on: 'perhaps' }, 'could not be read'],
    ['from a newer version', { version: 99, on: false, theme: 'dark' }, 'newer version'],
  ])('settings that are %s: defaults, kept apart, said in the popup', async (_, stored, said) => {
    const page = await open();
    const first = await page.popup();
    await first.evaluate((settings) => chrome.storage.local.set({ settings }), stored);
    await first.close();
    const popup = await page.popup();
    expect(await noticeOf(popup)).toContain(said);
    const kept = await popup.evaluate(() => chrome.storage.local.get(null));
    expect(kept['settings-set-aside']).toMatchObject({ value: stored });
    expect(kept.settings).toEqual({ version: 2, on: true, mode: 'everywhere' });
    expect((await markedClaims(page)).length).toBeGreaterThan(0);
    await popup.clickOn('#notice-dismiss');
    await popup.waitFor(() => document.getElementById('notice')?.hidden === true);
    await popup.close();
    await page.leave();
  });

  test('a message of unknown name or wrong shape is refused', async () => {
    const page = await open();
    const popup = await page.popup();
    for (const message of [{ name: 'nonsense' }, { name: 'evidence', family: 7 }, 'claims', null, [1]])
      expect(await popup.evaluate((sent) => chrome.runtime.sendMessage(sent), message)).toMatchObject({
        error: expect.stringContaining('refused'),
      });
    await popup.close();
    await page.leave();
  });

  test('a page has no way to send messages or to find the extension', async () => {
    const page = await open();
    const reachable = await page.evaluate(() => {
      const api = (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome;
      return api?.runtime?.sendMessage !== undefined;
    });
    expect(reachable).toBe(false);
    await page.leave();
  });

  test('marks that the page takes away are set once more, and then left alone', async () => {
    const page = await open();
    const takeAway = () => {
      for (const mark of document.querySelectorAll('h1 mark')) mark.replaceWith(...mark.childNodes);
    };
    await page.evaluate(takeAway);
    await page.waitFor(() => document.querySelector('h1 mark') !== null);
    await page.evaluate(takeAway);
    await popupSaying(page, '4 claims').then((popup) => popup.close());
    await page.evaluate(() => document.body.append(document.createElement('hr')));
    expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe(CLAIMS[0]);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('marks that the page moves or copies break nothing, and go when switched off', async () => {
    const page = await open();
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll('mark[data-spotcheck]');
      if (!first || !second) throw new Error('there are marks');
      document.body.append(first);
      document.body.append(second.cloneNode(true));
    });
    // A copy is not ours: it opens no card.
    await page.clickOn('body > mark[data-spotcheck]:last-child');
    expect(await page.cardText()).toBeNull();
    const popup = await page.popup();
    await flip(popup, 'everywhere', 'off');
    await page.waitFor(() => document.querySelectorAll('mark[data-spotcheck]').length <= 1);
    await flip(popup, 'everywhere', 'on');
    await popup.close();
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('a page that replaces its body is read again', async () => {
    const page = await open();
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.innerHTML = '<p>Ten squats a day slim your thighs.</p>';
      document.body.replaceWith(body);
    });
    await page.waitFor(
      () => document.querySelector('mark')?.textContent === 'Ten squats a day slim your thighs.',
    );
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('an open card goes with its claim, and a page that removes the card can open it again', async () => {
    const page = await open();
    await page.clickOn('h1 mark');
    await page.card();
    await page.evaluate(() => document.querySelector('[data-spotcheck-card]')?.remove());
    await page.clickOn('h1 mark');
    await page.card();
    await page.evaluate(() => document.querySelector('h1')?.remove());
    await page.waitFor(() => document.querySelector('[data-spotcheck-card]') === null);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('scripts of the page open no card and cannot look into one', async () => {
    const page = await open();
    await page.evaluate(() => {
      const mark = document.querySelector<HTMLElement>('h1 mark');
      mark?.click();
      mark?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await page.clickOn('p mark[tabindex]');
    const card = await page.card();
    expect(await card.text()).not.toContain(CLAIMS[0]);
    expect(await page.evaluate(() => document.querySelector('[data-spotcheck-card]')?.shadowRoot)).toBeNull();
    await page.leave();
  });

  test('text that somebody is writing, code and hidden editors are never marked', async () => {
    const page = await on.browser.newPage(on.page('editors.html'));
    await waitForMarks(page);
    expect(await markedClaims(page)).toEqual(['Crunches burn belly fat.']);
    expect(await page.evaluate(() => document.querySelector('mark')?.parentElement?.id)).toBe('read');
    await page.leave();
  });

  test('text that arrives late is marked, in a tab that was quiet before', async () => {
    const page = await on.browser.newPage(on.page('late.html'));
    await popupSaying(page, 'No spot-reduction claims found').then((popup) => popup.close());
    await page.clickOn('#more');
    await waitForMarks(page);
    expect(await markedClaims(page)).toEqual(['This cream melts the fat off your thighs.']);
    await page.clickOn('#less');
    await waitForNoTrace(page);
    await until('no badge', async () => (await page.badgeText()) === '');
    await page.leave();
  });
});
