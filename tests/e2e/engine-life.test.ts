/** What open pages see when the extension is updated or removed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from './browsers/until.ts';
import { markedClaims, type Stage, stage, waitForMarks, waitForNoTrace } from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

inBrowsers('on an open page', (name) => {
  let on: Stage;
  beforeEach(async () => {
    // A browser of its own: without the extension it is none to hand on.
    on = await stage(name, {});
  });
  afterEach(() => on?.close());

  // Chromium disables an extension that is reloaded outside of its developer mode.
  test.runIf(name === 'firefox')('after an update every claim is marked once', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const before = await markedClaims(page);
    await page.evaluate(() => document.querySelector('mark')?.setAttribute('data-old', ''));
    const popup = await page.popup();
    await popup.evaluate('setTimeout(() => chrome.runtime.reload())');
    await page.waitFor(() => document.querySelector('[data-old]') === null);
    await until('the new marks', () => markedClaims(page), {
      accept: (claims) => JSON.stringify(claims) === JSON.stringify(before),
      deadlineMs: 30_000,
    });
    expect(await page.evaluate(() => document.querySelectorAll('mark mark').length)).toBe(0);
    await page.close();
  });

  test('after its removal the page looks as before', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await page.waitFor(() => document.querySelector('mark[data-spotcheck]') !== null);
    const popup = await page.popup();
    await popup.evaluate('setTimeout(() => chrome.management.uninstallSelf())');
    if (name === 'chromium') {
      await waitForNoTrace(page);
    } else {
      // Firefox stops our script at once; what it leaves must look like nothing.
      await page.waitFor(() => {
        const marks = [...document.querySelectorAll('mark')].map((mark) => getComputedStyle(mark));
        return marks.every(
          ({ backgroundColor, textDecorationLine }) =>
            backgroundColor === 'rgba(0, 0, 0, 0)' && textDecorationLine === 'none',
        );
      });
    }
    expect(await page.consoleErrors()).toEqual([]);
    await page.close();
  });
});
