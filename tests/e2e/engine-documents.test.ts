/** Text in every shape that a document gives it, and documents that are no HTML. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { flip, markedClaims, popupSaying, type Stage, stage, waitForNoTrace } from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

const marked = (page: TestPage, claims: readonly string[]) =>
  until(`marked: ${claims.join(' | ')}`, () => markedClaims(page), {
    accept: (seen) => JSON.stringify(seen) === JSON.stringify(claims),
  });

const badge = (page: TestPage, text: string) =>
  until(`the badge '${text}'`, () => page.badgeText(), { accept: (seen) => seen === text });

inBrowsers('a document', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  test('text is read as it is shown, and counted once it is in sight', async () => {
    const page = await on.browser.newPage(on.page('texts.html'));
    await marked(page, [
      'Crun\u00adches burn bel\u00adly fat.',
      'Planks melt love handles.',
      'Leg lifts melt the fat on your thighs.',
      'Push-ups burn arm fat.',
      'Do side bends every day to melt your love handles.',
      'Sit-ups melt belly fat.',
      'Side planks burn belly fat.',
      'Russian twists burn love handles.',
      'This tea melts belly fat.',
    ]);
    await badge(page, '6');
    for (const [count, control] of [
      ['7', 'summary'],
      ['8', '#tab'],
      ['9', '#next'],
      ['8', 'summary'],
    ] as const) {
      await page.clickOn(control);
      await badge(page, count);
    }
    await page.clickOn('#upgrade'); // gives an element a shadow root, which changes no node
    await badge(page, '9');
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('XHTML and plain text are marked, and left as they were', async () => {
    const page = await on.browser.newPage(on.page('notes.txt'));
    await marked(page, [
      'Do fifty crunches a day to burn belly fat.',
      'melt the fat on your thighs with leg lifts',
    ]);
    await page.goto(on.page('notes.xhtml'));
    await marked(page, ['Crunches burn belly fat.']);
    await page.clickOn('mark');
    expect(await (await page.card()).text()).toContain('Crunches burn belly fat.');
    await page.press('Escape');
    const popup = await page.popup();
    await flip(popup, 'everywhere', 'off');
    await waitForNoTrace(page);
    await flip(popup, 'everywhere', 'on');
    await popup.close();
    await marked(page, ['Crunches burn belly fat.']);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('a page without candidates wakes no background; one that comes to claim something does', async () => {
    await on.browser.endBackground();
    const page = await on.browser.newPage(on.page('quiet.html'));
    await page.evaluate(async () => {
      for (let rest = 0; rest < 3; rest++) await new Promise((idle) => requestIdleCallback(idle));
    });
    expect(await on.browser.backgroundIsRunning()).toBe(false);
    await page.evaluate(() => document.body.append('Crunches burn belly fat.'));
    await marked(page, ['Crunches burn belly fat.']);
    expect(await on.browser.backgroundIsRunning()).toBe(true);
    await page.leave();
  });

  test('a picture is a page without claims, and not touched', async () => {
    const page = await on.browser.newPage(on.page('notes.svg'));
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await (await popupSaying(page, 'No spot-reduction claims found')).close();
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });
});
