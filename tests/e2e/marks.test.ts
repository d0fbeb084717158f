/** Claims on the page as a reader meets them: overlapping ones, the walk from one to the next, and hiding all marks. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { glanceAtFrame } from '../../src/page/frame-glance.ts';
import type { TestPage, TestPopup } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { flip, paintedClaims, type Stage, stage, waitForMarks, waitForNoTrace } from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

/** The extension's API as its own pages have it. */
declare const chrome: {
  tabs: {
    query(what: object): Promise<{ id: number }[]>;
    sendMessage(tabId: number, message: object, options: object): Promise<unknown>;
  };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

const CRUNCHES = 'Do 50 crunches a day to burn belly fat.';
const TEA = 'Our detox tea melts fat off your thighs.';
const BOTH =
  'Crunches burn belly fat, and if you do them as I do on the floor of the gym on my way to work or at the bus ' +
  'stop at six or so in the morning, leg lifts slim your thighs.';
const BENDS = 'Side bends burn the fat on your waist.';
const LIVE = '[data-spotcheck-live]';

/** Sends to the background what the popup sends for the tab in front. */
const toBackground = (popup: TestPopup, message: object) =>
  popup.evaluate(async (sent) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return chrome.runtime.sendMessage({ ...sent, tabId: tab?.id });
  }, message);

/** Sends a message to the page itself, as popup and background do. */
const toPage = (popup: TestPopup, message: object) =>
  popup.evaluate(async (sent) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab && chrome.tabs.sendMessage(tab.id, sent, { frameId: 0 });
  }, message);

/** Changes preferences as the options page does. */
const change = (popup: TestPopup, preferences: object) =>
  popup.evaluate(
    (sent) => chrome.runtime.sendMessage({ name: 'change-preferences', change: sent }),
    preferences,
  );

/** What has the focus: the id of the paragraph or control around it, or what it is of ours. */
const focus = (page: TestPage) =>
  page.evaluate(() => {
    const active = document.activeElement;
    const ours = active?.getAttributeNames().find((attribute) => attribute.startsWith('data-spotcheck-'));
    return ours ?? active?.closest('[id]')?.id ?? null;
  });

const rings = (page: TestPage) =>
  page.evaluate(() => document.querySelectorAll('[data-spotcheck-ring]').length);
const waitForNoCard = (page: TestPage) =>
  page.waitFor(() => document.querySelector('[data-spotcheck-card]') === null);
const said = (page: TestPage, words: string) =>
  until(`screen readers to be told ${words}`, () => page.hiddenText(LIVE), {
    accept: (told) => told === words,
  });

inBrowsers('on a page', (name) => {
  let on: Stage;
  let page: TestPage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());
  beforeEach(async () => {
    page = await on.browser.newPage(on.page('marks.html'));
    // Five places, one of them with two claims, and a sentence that is not shown.
    await until('all claims of the page and its frame', () => page.badgeText(), {
      accept: (text) => text === '6',
    });
    return () => page.leave();
  });

  async function walk(direction: 'next' | 'previous', popup?: TestPopup): Promise<void> {
    const from = popup ?? (await page.popup());
    expect(await toBackground(from, { name: 'walk', direction })).toHaveProperty('walked.total');
    if (!popup) await from.close();
  }

  test('claims that overlap are one mark, and one card that turns from one to the other', async () => {
    const marks = await page.evaluate(() =>
      [...document.querySelectorAll('#both mark')].map((mark) => mark.textContent),
    );
    expect(marks).toEqual([BOTH]);
    await page.evaluate(() => document.querySelector<HTMLElement>('#both mark')?.focus());
    await page.press('Enter');
    const card = await page.card();
    const shown = () =>
      card.evaluate((root) => [
        root.querySelector('[role=status]')?.textContent,
        root.querySelector('.answer')?.textContent?.match(/belly|thighs/)?.[0],
        root.activeElement?.getAttribute('aria-label'),
      ]);
    await page.press('Tab');
    await page.press('Tab');
    expect(await shown()).toEqual(['Claim 1 of 2', 'belly', 'Next claim here']);
    await page.press('Enter');
    expect(await shown()).toEqual(['Claim 2 of 2', 'thighs', 'Next claim here']);
    await page.press('Enter');
    expect(await shown()).toEqual(['Claim 1 of 2', 'belly', 'Next claim here']);
    await card.clickOn('.turn'); // back from the first is the last
    expect((await shown()).slice(0, 2)).toEqual(['Claim 2 of 2', 'thighs']);
    expect(await page.consoleErrors()).toEqual([]);
  });

  test('next and previous go through marks, links, highlights and frames', async () => {
    await said(page, '4 spot-reduction claims marked');
    const popup = await page.popup();
    const stops = [
      [CRUNCHES, 'mark'],
      [TEA, 'data-spotcheck-sign'],
      [BOTH, 'both'],
      [BENDS, 'data-spotcheck-sign'],
    ] as const;
    for (const [i, [claim, focused]] of stops.entries()) {
      await walk('next', popup);
      await said(page, `Claim ${i + 1} of 5: “${claim}”`);
      expect(await focus(page)).toBe(focused);
      expect(await rings(page)).toBe(1);
    }
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await walk('next', popup);
    expect(await focus(page)).toBe('frame');
    expect(await rings(page)).toBe(0);
    const inFrame = () =>
      page.evaluate(() => {
        const inner = document.querySelector('iframe')?.contentDocument;
        const rings = inner?.querySelectorAll('[data-spotcheck-ring]').length;
        return [inner?.activeElement?.textContent, rings];
      });
    expect(await inFrame()).toEqual(['This cream slims your hips.', 1]);
    await walk('next', popup);
    await said(page, `Claim 1 of 5: “${CRUNCHES}”`);
    expect(await focus(page)).toBe('mark');
    expect((await inFrame())[1]).toBe(0);
    await walk('previous', popup);
    expect(await focus(page)).toBe('frame');
    await walk('previous', popup);
    await said(page, `Claim 4 of 5: “${BENDS}”`);
    await popup.close();
    expect(await page.consoleErrors()).toEqual([]);
  });

  test('where a walk ends, Enter opens the card, and Tab goes on from there', async () => {
    await page.clickOn('#before');
    await walk('next');
    await walk('next');
    await page.press('Enter');
    expect(await (await page.card()).text()).toContain(TEA);
    expect(await page.evaluate(() => location.hash)).toBe('');
    await page.press('Escape');
    await waitForNoCard(page);
    expect(await focus(page)).toBe('link');
    await walk('next');
    await walk('next');
    await page.press('Enter');
    expect(await (await page.card()).text()).toContain(BENDS);
    await page.press('Escape');
    await waitForNoCard(page);
    expect(await focus(page)).toBe('data-spotcheck-sign');
    await page.press('Tab');
    expect(await focus(page)).toBe('after');
    expect(await page.evaluate(() => document.querySelector('[data-spotcheck-sign]'))).toBeNull();
    expect(await rings(page)).toBe(0);
    const popup = await page.popup();
    expect(await toPage(popup, { name: 'toggle-card' })).toEqual({ open: true });
    expect(await (await page.card()).text()).toContain(BENDS);
    expect(await toPage(popup, { name: 'toggle-card' })).toEqual({ open: false });
    await popup.close();
    await waitForNoCard(page);
  });

  test('all marks can be hidden and shown; a claim is pointed out; switched off, nothing is left', async () => {
    const before = await paintedClaims(page);
    const untouched = await page.evaluate(() => document.body.textContent);
    const popup = await page.popup();
    expect(await toPage(popup, { name: 'point-out', id: 'c1', scroll: true })).toEqual({ shown: true });
    expect(await rings(page)).toBe(1);
    expect(await toPage(popup, { name: 'point-out', id: null, scroll: false })).toEqual({ shown: false });
    expect(await rings(page)).toBe(0);
    expect(await toBackground(popup, { name: 'toggle-marks' })).toEqual({ shown: false });
    expect(await paintedClaims(page)).toEqual([]);
    const inFrame = () =>
      page.evaluate(() => document.querySelector('iframe')?.contentDocument?.querySelectorAll('mark').length);
    expect(await inFrame()).toBe(0);
    expect(await page.badgeText()).toBe('6');
    expect(await toBackground(popup, { name: 'walk', direction: 'next' })).toEqual({ walked: null });
    await page.evaluate(() =>
      document.getElementById('after')?.insertAdjacentHTML('afterend', '<i>Beans.</i>'),
    );
    expect(await toBackground(popup, { name: 'toggle-marks' })).toEqual({ shown: true });
    await until('the marks to be back', () => paintedClaims(page), {
      accept: (painted) => JSON.stringify(painted) === JSON.stringify(before),
    });
    await page.waitFor(() => document.querySelector('iframe')?.contentDocument?.querySelector('mark'));
    await flip(popup, 'everywhere', 'off');
    await waitForNoTrace(page);
    expect(await page.evaluate(() => document.body.textContent)).toBe(
      untouched?.replace('After', 'AfterBeans.'),
    );
    await flip(popup, 'everywhere', 'on');
    await waitForMarks(page);
    await popup.close();
  });

  test('painter and strength are as the user wants them, and what was read is quieter', async () => {
    const popup = await page.popup();
    const marks = (strength: string) =>
      page.evaluate((aim) => document.querySelectorAll(aim).length, `mark[data-spotcheck]${strength}`);
    const highlights = (highlight: string) =>
      page.evaluate(
        (key) => [...(CSS.highlights.get(key) ?? [])].map((range) => range.toString()),
        highlight,
      );
    const becomes = <T>(what: string, read: () => Promise<T>, wanted: T) =>
      until(what, read, { accept: (seen) => JSON.stringify(seen) === JSON.stringify(wanted) });
    const all = [CRUNCHES, TEA, BOTH, BENDS, 'Planks melt your love handles.'];

    await change(popup, { strength: 'underline' });
    await becomes('marks with a line', () => marks('[data-spotcheck-strength=underline]'), 4);
    expect(await highlights('spotcheck-claim-underline')).toEqual([BENDS]);
    await change(popup, { painter: 'highlight', strength: 'tint', theme: 'dark' });
    await becomes(
      'highlights',
      async () => (await highlights('spotcheck-claim-tint')).toSorted(),
      all.toSorted(),
    );
    expect(await marks('')).toBe(0);
    expect(await highlights('spotcheck-claim-underline')).toEqual([]);
    await popup.close();

    // A link's claim that is a highlight has its sign all the same.
    await page.evaluate(() => document.getElementById('link')?.focus());
    await page.press('Tab');
    expect(await focus(page)).toBe('data-spotcheck-sign');
    await page.press('Enter');
    const card = await page.card();
    expect(await card.text()).toContain(TEA);
    const ground = await card.evaluate((root) => {
      const panel = root.querySelector('.card');
      return panel && getComputedStyle(panel).backgroundColor;
    });
    expect(ground).toBe('rgb(36, 34, 43)');
    await page.press('Escape');
    await waitForNoCard(page);
    expect(await focus(page)).toBe('link');
    expect(await highlights('spotcheck-quiet-tint')).toEqual([TEA]);

    // On pages of frameworks marks have to be insisted on.
    const again = await page.popup();
    await page.evaluate(() => Object.assign(document.body, { __framework: {} }));
    await change(again, { painter: 'mark', strength: 'both' });
    await becomes('marks', () => marks(''), 4);
    expect(await marks('[data-spotcheck-strength]')).toBe(0);
    expect(await marks('[data-spotcheck-quiet]')).toBe(1);
    await change(again, { painter: 'auto', theme: 'auto' });
    await becomes('no marks in a framework', () => marks(''), 0);
    await again.close();
  });

  test('typing is told from pressing buttons', async () => {
    const isTyping = async () => (await page.evaluate(glanceAtFrame)).isTyping;
    await page.clickOn('#after');
    expect(await page.evaluate(glanceAtFrame)).toEqual({ path: [], isTyping: false });
    await page.clickOn('#field');
    expect(await isTyping()).toBe(true);
    const focusOn = (html: string, inRoot = false) =>
      page.evaluate(
        (source, isInRoot) => {
          const place = document.createElement('div');
          document.body.prepend(place);
          const root = isInRoot ? place.attachShadow({ mode: 'open' }) : place;
          root.innerHTML = source;
          (root.firstElementChild as HTMLElement | null)?.focus();
        },
        html,
        inRoot,
      );
    for (const [html, expected] of [
      ['<textarea></textarea>', true],
      ['<div contenteditable>x</div>', true],
      ['<div role="textbox" tabindex="0">x</div>', true],
      ['<select><option>x</option></select>', true],
      ['<input type="checkbox">', false],
      ['<textarea readonly></textarea>', false],
      ['<div tabindex="0">x</div>', false],
    ] as const) {
      await focusOn(html);
      expect(await isTyping(), html).toBe(expected);
    }
    await focusOn('<input>', true);
    expect(await isTyping()).toBe(true);
  });
});
