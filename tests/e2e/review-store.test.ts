/** What is kept of a review, when the browser crashes, erases it, or has no room, and when a file is not to be read. */
import { afterEach, describe, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { BROWSERS } from './browsers/launch.ts';
import { type Stage, stage } from './extension.ts';
import { claimsIn, decide, importCases, openReview } from './review-panel.ts';

const DEADLINE_MS = 40_000;

let on: Stage;
afterEach(() => on?.close());

const said = (review: TestPage, words: string) =>
  review.waitFor((text) => document.getElementById('done-text')?.textContent?.includes(text), words);

async function review(): Promise<TestPage> {
  const page = await on.browser.newPage(on.page('slim-shop.html'));
  const panel = await openReview(on.browser, page);
  await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
  return panel;
}

const decisions = async (panel: TestPage) =>
  (await claimsIn(panel)).flatMap(({ quote, decision }) => (decision === 'open' ? [] : [[quote, decision]]));

describe.each(BROWSERS)('in %s', { timeout: 300_000 }, (name) => {
  test('a crash right after “Kept.” loses nothing', async () => {
    on = await stage(name, { deadlineMs: DEADLINE_MS });
    const panel = await review();
    // Typed, and the field was not left.
    await panel.evaluate(() => {
      const area = document.querySelector('textarea');
      if (!area) throw new Error('there are claims');
      area.value = 'Seen on the bus';
      area.dispatchEvent(new Event('input'));
    });
    await said(panel, 'Kept.');
    await decide(panel, 'This belt', 'unsure');
    await panel.waitFor(() => document.getElementById('pages')?.textContent?.includes('1 of 5 decided'));
    await on.browser.crash();
    const after = await review();
    expect(await decisions(after)).toEqual([['This belt melts fat off your waist.', 'unsure']]);
    expect(await after.evaluate(() => document.querySelector('textarea')?.value)).toBe('Seen on the bus');
  });

  test('what the browser has erased is told, and from then on kept anew', async () => {
    on = await stage(name, { deadlineMs: DEADLINE_MS });
    const panel = await review();
    await decide(panel, 'This belt', 'unsure');
    await said(panel, 'Kept.');
    await on.browser.evict();
    await said(panel, 'may have erased it');
    await decide(panel, 'This cream', 'confirmed');
    await said(panel, 'Kept.');
    await on.browser.restart();
    const after = await review();
    expect(await decisions(after)).toEqual([
      ['This cream slims your thighs in 10 days.', 'confirmed'],
      ['This belt melts fat off your waist.', 'unsure'],
    ]);
  });

  test('a file that cannot be read is told and takes nothing away', async () => {
    on = await stage(name, { deadlineMs: DEADLINE_MS });
    const panel = await review();
    await decide(panel, 'This belt', 'unsure');
    await said(panel, 'Kept.');
    const file = { format: 'spotcheck-review', version: 1, cases: [], pages: [] };
    for (const [content, words] of [
      [JSON.stringify(file).slice(0, 40), 'cut off or no JSON'],
      ['{"format": "else"}', 'no file of cases'],
      [JSON.stringify({ ...file, version: 99 }), 'a newer version of Spotcheck'],
      [JSON.stringify({ ...file, pages: [{ id: 7 }] }), 'pages[0].id'],
    ] as const) {
      await importCases(panel, content);
      await said(panel, words);
    }
    await panel.waitFor(() => document.querySelectorAll('#pages > li').length === 1);
    expect(await decisions(panel)).toEqual([['This belt melts fat off your waist.', 'unsure']]);
  });
});

test('in Firefox, without room the panel says so, keeps the change in view, and keeps it once there is room', {
  timeout: 300_000,
}, async () => {
  on = await stage('firefox', { deadlineMs: DEADLINE_MS, roomKB: 2_048 });
  const panel = await review();
  const note = (length: number) =>
    panel.evaluate((letters) => {
      const area = document.querySelector<HTMLTextAreaElement>('#claims > li:last-child textarea');
      if (!area) throw new Error('there are claims');
      area.value = Array.from({ length: letters }, (_, i) =>
        String.fromCodePoint(33 + ((i * i) % 9001)),
      ).join('');
      area.dispatchEvent(new Event('change'));
    }, length);
  const isUnkeptTold = () => panel.evaluate(() => document.getElementById('unkept')?.hidden === false);
  await decide(panel, 'This belt', 'unsure');
  await said(panel, 'Kept.');
  await note(4_000_000);
  await said(panel, 'this device has no room left');
  expect(await isUnkeptTold()).toBe(true);
  await panel.clickOn('#keep-again');
  expect(await isUnkeptTold()).toBe(true);
  await note(10);
  await said(panel, 'Kept.');
  expect(await isUnkeptTold()).toBe(false);
  await on.browser.restart();
  const after = await review();
  expect(await decisions(after)).toEqual([['This belt melts fat off your waist.', 'unsure']]);
  expect(await after.evaluate(() => document.querySelector('textarea')?.value.length)).toBe(0);
  expect(
    await after.evaluate(
      () => document.querySelector<HTMLTextAreaElement>('li:last-child textarea')?.value.length,
    ),
  ).toBe(10);
});
