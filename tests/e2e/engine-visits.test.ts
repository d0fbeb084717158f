/** What a page goes through besides its own changes: it is hidden, left, come back to, written anew, shown in full. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { markedClaims, paintedClaims, type Stage, stage, waitForNoTrace } from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

const CLAIM = 'Crunches burn belly fat.';
const OTHER = 'Leg lifts melt the fat on your thighs.';

const write = (page: TestPage, html: string) =>
  page.evaluate((source) => {
    const main = document.getElementById('main');
    if (main) main.innerHTML = source;
  }, html);

const painted = (page: TestPage, ...claims: string[]) =>
  until(`painted: ${claims.join(' | ')}`, () => paintedClaims(page), {
    accept: (seen) => JSON.stringify(seen) === JSON.stringify(claims),
  });

inBrowsers('on its way', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  const open = (html: string) => on.browser.newPage(on.written(html));

  async function switchEverywhere(page: TestPage, sentence: string): Promise<void> {
    const popup = await page.popup();
    await popup.clickOn('#everywhere');
    await popup.waitFor((text) => document.getElementById('sentence')?.textContent === text, sentence);
    await popup.close();
  }

  test('a page kept in the cache catches up with what was switched meanwhile', async () => {
    const page = await open(`<p>${CLAIM}</p>`);
    await painted(page, CLAIM);
    await page.evaluate(() => Object.assign(window, { isKept: true }));
    await page.goto(on.page('late.html'));
    await switchEverywhere(page, 'Off on all sites');
    await page.evaluate(() => history.back());
    await page.waitFor(() => (window as unknown as { isKept?: true }).isKept === true);
    await waitForNoTrace(page);
    await switchEverywhere(page, '1 claim');
    await painted(page, CLAIM);
    await page.goto(on.page('late.html'));
    await until('no badge on the other page', () => page.badgeText(), { accept: (text) => text === '' });
    await page.evaluate(() => history.back());
    await until('the badge to be back', () => page.badgeText(), { accept: (text) => text === '1' });
    await painted(page, CLAIM);
    expect(await page.consoleErrors()).toEqual([]);
    await page.close();
  });

  test('a page that is written anew is read anew, and its marks open their cards', async () => {
    const page = await open(`<p>${CLAIM}</p>`);
    await painted(page, CLAIM);
    await page.evaluate((text) => {
      document.open();
      document.write(`<!doctype html><title>New</title><p>${text}</p>`);
      document.close();
    }, OTHER);
    await painted(page, OTHER);
    const look = () =>
      page.evaluate(() => {
        const mark = document.querySelector('mark');
        return mark && getComputedStyle(mark).textDecorationLine;
      });
    expect(await look()).toBe('underline');
    await page.clickOn('mark');
    expect(await (await page.card()).text()).toContain(OTHER);
    await page.press('Escape');
    await page.evaluate((text) => {
      const details = document.createElement('details');
      details.innerHTML = `<summary>More</summary><p>${text}</p>`;
      document.body.append(details);
    }, CLAIM);
    await painted(page, OTHER, CLAIM);
    await until('a claim in sight', () => page.badgeText(), { accept: (text) => text === '1' });
    await page.clickOn('summary');
    await until('two claims in sight', () => page.badgeText(), { accept: (text) => text === '2' });
    await page.close();
  });

  test('a page that was printed keeps its marks, and is read on', async () => {
    const page = await open(`<p>${CLAIM}</p>`);
    await painted(page, CLAIM);
    expect(atob(await page.print())).toMatch(/^%PDF-/);
    expect(await markedClaims(page)).toEqual([CLAIM]);
    await page.evaluate((text) => document.getElementById('main')?.append(text), OTHER);
    await painted(page, CLAIM, OTHER);
    await page.clickOn('mark');
    expect(await (await page.card()).text()).toContain(CLAIM);
    expect(await page.consoleErrors()).toEqual([]);
    await page.close();
  });

  test('a hidden tab does no work until it is seen again', async () => {
    const hidden = await open(`<p>${CLAIM}</p>`);
    await painted(hidden, CLAIM);
    const seen = await open(`<p>${CLAIM}</p>`);
    await painted(seen, CLAIM);
    await until('the first tab to be hidden', () => hidden.evaluate(() => document.hidden));
    await write(hidden, `<p>${OTHER}</p>`);
    await write(seen, `<p>${OTHER}</p>`);
    await painted(seen, OTHER);
    // What was painted here after the change there tells that there was time enough.
    expect(await paintedClaims(hidden)).toEqual([]);
    await hidden.bringToFront();
    await painted(hidden, OTHER);
    await hidden.close();
    await seen.close();
  });

  test('the card stands over what is shown in full screen', async () => {
    const page = await open(`<div id="full" tabindex="0" style="background: white"><p>${CLAIM}</p></div>`);
    await painted(page, CLAIM);
    await page.evaluate(() => {
      const full = document.getElementById('full');
      full?.addEventListener('keydown', ({ key }) => key === 'f' && void full.requestFullscreen());
      full?.focus();
    });
    await page.press('f');
    await page.waitFor(() => document.fullscreenElement !== null);
    await page.clickOn('mark');
    const card = await page.card();
    const isOnTop = await card.evaluate((root) => {
      const box = root.querySelector('.card')?.getBoundingClientRect();
      return box ? document.elementFromPoint(box.x + 40, box.y + 40) === root.host : false;
    });
    expect(isOnTop).toBe(true);
    await card.clickOn('.close'); // Escape is the browser's own here
    await until('the card to close', async () => (await page.cardText()) === null);
    expect(await markedClaims(page)).toEqual([CLAIM]);
    await page.evaluate(() => document.exitFullscreen());
    await page.close();
  });
});
