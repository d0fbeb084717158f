/** The page of the first run: its sample is really checked, and its choice is the setting. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourFaultsOf, faultsOf } from './axe.ts';
import { until } from './browsers/until.ts';
import { type Stage, stage } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';

declare const chrome: { storage: { local: { get(key: string): Promise<Record<string, unknown>> } } };

const CARD = '[data-spotcheck-card]';

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name); // which waits for the page to come by itself
  });
  afterAll(() => on?.close());

  test('the sample is marked, and its card opens and closes by keyboard', async () => {
    const page = await on.browser.newPage(on.ownPage('welcome.html'));
    await page.waitFor(() => document.querySelectorAll('#sample mark[data-spotcheck]').length >= 2);
    expect(await page.evaluate(() => document.querySelectorAll('mark').length)).toBe(
      await page.evaluate(() => document.querySelectorAll('#sample mark').length),
    );
    await page.evaluate(() => document.querySelector<HTMLElement>('#sample mark[tabindex]')?.focus());
    await page.press('Enter');
    await page.waitFor((card) => document.activeElement?.matches(card), CARD);
    const style = await page.evaluate(
      (card) => getComputedStyle(document.querySelector(card) ?? document.body).pointerEvents,
      CARD,
    );
    expect(style, 'the card has its style').toBe('none');
    await page.press('Escape');
    await page.waitFor((card) => document.querySelector(card) === null, CARD);
    expect(await page.consoleErrors()).toEqual([]);
    await page.close();
  });

  test('the mode is chosen by keyboard, and kept', async () => {
    const page = await on.browser.newPage(on.ownPage('welcome.html'));
    await page.waitFor(() => document.querySelector<HTMLInputElement>('[value="everywhere"]')?.checked);
    await page.evaluate(() => document.querySelector<HTMLElement>('[value="everywhere"]')?.focus());
    await page.press('ArrowDown');
    const stored = () => page.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
    await until('the mode', stored, { accept: (settings) => JSON.stringify(settings)?.includes('chosen') });
    await page.reload();
    await page.waitFor(() => document.querySelector<HTMLInputElement>('[value="chosen"]')?.checked);
    if (name === 'chromium') {
      expect(await faultsOf(page), 'in light').toEqual([]);
      await page.evaluate(() => {
        document.documentElement.dataset.theme = 'dark';
      });
      expect(await colourFaultsOf(page), 'in dark').toEqual([]);
    }
    await page.close();
  });
});
