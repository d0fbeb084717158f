/** The review beside the page, where browsers show it: Chromium's side panel and Firefox's sidebar. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Stage, stage } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';
import { claimsIn } from './review-panel.ts';

describe.each(BROWSERS)('in %s', { timeout: 300_000 }, (name) => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage(name);
  });
  afterEach(() => on?.close());

  test('opens from the popup, follows the tab in front, and keeps what is decided', async () => {
    const page = await on.browser.newPage(on.page('slim-shop.html'));
    const popup = await page.popup();
    await popup.clickOn('#review');
    const panel = await on.browser.sidePanel();
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
    await panel.waitFor(() => document.getElementById('page-title')?.textContent === 'Slim Shop');

    // Another tab comes to the front, and the first one again.
    const other = await on.browser.newPage(on.page('quiet.html'));
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 0);
    await other.close();
    await page.bringToFront();
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 5);

    // The page goes elsewhere in its tab, while something is typed about it.
    await panel.evaluate(() => {
      const product = document.getElementById('product') as HTMLInputElement;
      product.focus();
      product.value = 'Slim tea';
      product.dispatchEvent(new Event('input'));
    });
    await page.goto(on.page('plain.html'));
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 4);
    const product = () => panel.evaluate(() => document.querySelector<HTMLInputElement>('#product')?.value);
    expect(await product()).toBe('');
    await panel.evaluate(() =>
      document.querySelector<HTMLInputElement>('#claims > li input[value=rejected]')?.click(),
    );
    await panel.waitFor(() => document.getElementById('done-text')?.textContent === 'Kept.');
    await page.goto(on.page('slim-shop.html'));
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
    expect(await product()).toBe('Slim tea');
    await page.goto(on.page('plain.html'));
    await panel.waitFor(() => document.querySelectorAll('#claims > li').length === 4);
    const decided = (await claimsIn(panel)).filter(({ decision }) => decision === 'rejected');
    expect(decided).toHaveLength(1);
  });
});
