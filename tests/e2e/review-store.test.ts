/**
 * What is kept of a review when the browser crashes or erases it, when a file is not to be read, and when there is no
 * room: one browser each, since it takes long to start one. What the store does by itself is in ../review-store.test.ts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { type Stage, stage } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';
import { claimsIn, decide, importCases, openReview } from './review-panel.ts';

const said = (review: TestPage, words: string) =>
  review.waitFor((text) => document.getElementById('done-text')?.textContent?.includes(text), words);

const decisions = async (panel: TestPage) =>
  (await claimsIn(panel)).flatMap(({ quote, decision }) => (decision === 'open' ? [] : [[quote, decision]]));

const FILE = { format: 'spotcheck-review', version: 1, cases: [], pages: [] };
const UNREADABLE = [
  [JSON.stringify(FILE).slice(0, 40), 'cut off or no JSON'],
  ['{"format": "else"}', 'no file of cases'],
  [JSON.stringify({ ...FILE, version: 99 }), 'a newer version of Spotcheck'],
  [JSON.stringify({ ...FILE, pages: [{ id: 7 }] }), 'pages[0].id'],
] as const;

/** More than all the room there is, and not to be packed much smaller. */
const LARGE = Array.from({ length: 4_000_000 }, (_, i) => String.fromCodePoint(33 + ((i * i) % 9_001))).join(
  '',
);

describe.each(BROWSERS)('in %s', { timeout: 300_000 }, (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, name === 'firefox' ? { roomKB: 2_048 } : undefined);
  });
  afterAll(() => on?.close());

  async function review(): Promise<TestPage> {
    const page = await on.browser.newPage(on.page('slim-shop.html'));
    const panel = await openReview(on.browser, page);
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
    return panel;
  }
  /** Writes a note to a claim, as typing does; the field keeps the focus. */
  const note = (panel: TestPage, claim: string, text: string) =>
    panel.evaluate(
      (start, words) => {
        const entry = [...document.querySelectorAll('#claims > li')].find((one) =>
          one.querySelector('.quote b')?.textContent?.startsWith(start),
        );
        const area = entry?.querySelector('textarea');
        if (!area) throw new Error('the claim is not listed');
        area.value = words;
        area.dispatchEvent(new Event('input'));
      },
      claim,
      text,
    );

  test('a bad file takes nothing away, a crash nothing that was kept, and what is erased is told', async () => {
    const panel = await review();
    await note(panel, 'This belt', 'Seen on the bus');
    await said(panel, 'Kept.');
    await decide(panel, 'This belt', 'unsure');
    await panel.waitFor(() => document.getElementById('pages')?.textContent?.includes('1 of 5 decided'));
    for (const [content, words] of UNREADABLE) {
      await importCases(panel, content);
      await said(panel, words);
    }
    expect(await decisions(panel)).toEqual([['This belt melts fat off your waist.', 'unsure']]);

    await on.browser.crash();
    const after = await review();
    expect(await decisions(after)).toEqual([['This belt melts fat off your waist.', 'unsure']]);
    expect(
      await after.evaluate(() =>
        [...document.querySelectorAll('textarea')].map(({ value }) => value).filter(Boolean),
      ),
    ).toEqual(['Seen on the bus']);

    await on.browser.evict();
    await said(after, 'may have erased it');
    await decide(after, 'This cream', 'confirmed');
    await after.waitFor(() => document.getElementById('pages')?.textContent?.includes('2 of 5 decided'));
    await said(after, 'Kept.');
    if (name === 'chromium') return; // it sets an extension that may keep without limit no bounds

    await note(after, 'This cream', LARGE);
    await said(after, 'this device has no room left');
    await after.waitFor(() => document.getElementById('unkept')?.hidden === false);
    await note(after, 'This cream', 'Short');
    await said(after, 'Kept.');
    await after.waitFor(() => document.getElementById('unkept')?.hidden === true);
    await after.reload();
    await after.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
    expect(await decisions(after)).toEqual([
      ['This cream slims your thighs in 10 days.', 'confirmed'],
      ['This belt melts fat off your waist.', 'unsure'],
    ]);
    expect(
      await after.evaluate(() => [...document.querySelectorAll('textarea')].map((area) => area.value)),
    ).toContain('Short');
  });
});
