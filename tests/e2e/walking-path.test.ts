/** The whole path as a person walks it: a page's claims are found, marked, explained, and switched off. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import expected from '../../samples/expected.json' with { type: 'json' };
import type { TestPage } from './browsers/browser.ts';
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
import { inBrowsers } from './in-browsers.ts';

const outerHTML = (page: TestPage) => page.evaluate(() => document.documentElement.outerHTML);

inBrowsers('on the way through', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  async function open(sample: string): Promise<TestPage> {
    const page = await on.browser.newPage(on.sample(sample));
    await waitForMarks(page);
    return page;
  }

  test.each(['magazine.html', 'shop.html'] as const)('the claims of %s are marked', async (sample) => {
    const page = await open(sample);
    const marked = await markedClaims(page);
    const alts = await page.evaluate(() => [...document.images].map((image) => image.alt));
    const inText = expected[sample].filter((claim) => !alts.includes(claim));
    const missed = inText.filter(
      (claim) => !marked.some((text) => claim.includes(text) || text.includes(claim)),
    );
    expect(missed).toEqual([]);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('a click on a mark opens the card with the evidence of that claim', async () => {
    const page = await open('magazine.html');
    await page.clickOn('mark[data-spotcheck][tabindex]');
    const card = await page.card();
    const quote = await card.evaluate((root) => root.querySelector('.quote')?.textContent);
    const marked = await page.evaluate(() => {
      const first = document.querySelector('mark[data-spotcheck][tabindex]');
      const id = first?.getAttribute('data-spotcheck');
      return [...document.querySelectorAll(`mark[data-spotcheck="${id}"]`)]
        .map((piece) => piece.textContent)
        .join('');
    });
    expect(quote?.slice(1, -1)).toBe(marked.replace(/\s+/g, ' ').trim());
    const text = await card.text();
    expect(text).toMatch(/Not supported|Needs context|True but misleading|No evidence/);
    for (const heading of ['How sure', 'What the studies found', 'The other side', 'What works instead'])
      expect(text).toContain(heading);
    await card.clickOn('.fold[aria-controls="sources"]');
    const links = await card.evaluate((root) => [...root.querySelectorAll('a')].map((link) => link.href));
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => !/^https:\/\//.test(link))).toEqual([]);
    await page.press('Escape');
    await waitForNoCard(page);
    await page.leave();
  });

  test('the card closes on a click outside and on its own button', async () => {
    const page = await open('magazine.html');
    await page.clickOn('mark[data-spotcheck][tabindex]');
    await (await page.card()).clickOn('.close');
    await waitForNoCard(page);
    await page.clickOn('mark[data-spotcheck][tabindex]');
    await page.card();
    await page.click(5, 5);
    await waitForNoCard(page);
    await page.leave();
  });

  test('the keyboard alone does the same, and the focus comes back', async () => {
    const page = await open('magazine.html');
    const claims: string[] = [];
    for (const { claim } of await page.tabWalk(80)) if (claim) claims.push(claim);
    expect(claims.length).toBeGreaterThan(10);
    expect(new Set(claims).size).toBe(claims.length); // one tab stop a claim
    await page.reload();
    await waitForMarks(page);
    let focus = await page.focused();
    for (let step = 0; step < 80 && !focus.claim; step++) {
      await page.press('Tab');
      focus = await page.focused();
    }
    await page.press('Enter');
    await page.card();
    expect((await page.focused()).card).toBe(true);
    await page.press('Escape');
    await waitForNoCard(page);
    expect((await page.focused()).claim).toBe(focus.claim);
    await page.leave();
  });

  test('nothing in links and buttons is a tab stop, and a link stays a link', async () => {
    const page = await open('magazine.html');
    const stops = await page.evaluate(
      () => document.querySelectorAll('a mark[tabindex], button mark[tabindex]').length,
    );
    expect(stops).toBe(0);
    await page.clickOn('a[href] mark[data-spotcheck]');
    expect(await page.cardText()).toBeNull();
    await page.leave();
  });

  test('the debunking page stays clean', async () => {
    const page = await on.browser.newPage(on.sample('debunk.html'));
    const popup = await popupSaying(page, 'No spot-reduction claims found');
    await popup.close();
    expect(await markedClaims(page)).toEqual([]);
    expect(await page.badgeText()).toBe('');
    await page.leave();
  });

  test('the popup counts and lists the claims, and leads to each', async () => {
    const page = await open('shop.html');
    const popup = await page.popup();
    await popup.waitFor(() => /^\d+ claims$/.test(document.getElementById('sentence')?.textContent ?? ''));
    const quotes = await popup.evaluate(() =>
      [...document.querySelectorAll('#claim-list .quote')].map((quote) =>
        (quote.textContent ?? '').slice(1, -1),
      ),
    );
    expect(await popup.text()).toContain(`${quotes.length} claims`);
    expect(await page.badgeText()).toBe(String(quotes.length));
    expect(quotes).toEqual(expect.arrayContaining(await markedClaims(page)));
    const last = quotes.at(-1) ?? '';
    await popup.evaluate(() => [...document.querySelectorAll<HTMLElement>('.claim')].at(-1)?.focus());
    await popup.press('Enter');
    const card = await page.card();
    expect(await card.text()).toContain(last);
    await page.leave();
  });

  test('switched off everywhere the page is as it was; switched on it is marked again', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    // What the page is without Spotcheck: the same document as the server sends it, parsed by the same browser.
    const untouched = await page.evaluate(async () => {
      const source = await (await fetch(location.href)).text();
      return new DOMParser().parseFromString(source, 'text/html').documentElement.outerHTML;
    });
    await waitForMarks(page);
    await page.clickOn('mark[data-spotcheck][tabindex]');
    await page.card();
    const before = await markedClaims(page);
    const popup = await page.popup();
    await flip(popup, 'everywhere', 'off');
    await waitForNoTrace(page);
    expect(await outerHTML(page)).toBe(untouched);
    await popup.waitFor(() => document.getElementById('sentence')?.textContent === 'Off on all sites');
    await until('the badge to go', () => page.badgeText(), { accept: (count) => count === '' });
    await flip(popup, 'everywhere', 'on');
    await waitForMarks(page);
    expect(await markedClaims(page)).toEqual(before);
    await popup.close();
    await page.leave();
  });

  test('switching acts at once in every open tab', async () => {
    const first = await open('magazine.html');
    const second = await open('shop.html');
    const popup = await second.popup();
    await flip(popup, 'everywhere', 'off');
    await waitForNoTrace(second);
    await waitForNoTrace(first);
    await flip(popup, 'everywhere', 'on');
    await popup.close();
    await waitForMarks(second);
    await first.bringToFront();
    await waitForMarks(first);
    await first.leave();
    await second.leave();
  });

  test('the background is ended in between and nothing is lost', async () => {
    const page = await open('magazine.html');
    await on.browser.endBackground();
    await page.clickOn('mark[data-spotcheck][tabindex]');
    expect(await (await page.card()).text()).toContain('What the studies found');
    await page.press('Escape');
    await on.browser.endBackground();
    const popup = await page.popup();
    await popup.waitFor(() => /^\d+ claims$/.test(document.getElementById('sentence')?.textContent ?? ''));
    await popup.close();
    await page.leave();
  });

  test('a site that is off stays off after a restart of the browser', async () => {
    const page = await open('magazine.html');
    const popup = await page.popup();
    await flip(popup, 'site', 'off');
    await waitForNoTrace(page);
    await popup.close();
    await on.browser.restart();
    const again = await on.browser.newPage(on.sample('magazine.html'));
    const later = await popupSaying(again, 'Off on this site');
    expect(await markedClaims(again)).toEqual([]);
    await flip(later, 'site', 'on');
    await waitForMarks(again);
    await later.close();
    await again.leave();
  });
});

const waitForNoCard = (page: TestPage) =>
  page.waitFor(() => document.querySelector('[data-spotcheck-card]') === null);
