/** Hiding in a private window: it acts there, and nothing is stored. In Firefox only, see private-windows.test.ts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markedClaims, type Stage, stage, waitForMarks } from './extension.ts';

declare const chrome: { storage: { local: { get(key: null): Promise<Record<string, unknown>> } } };

let on: Stage;
beforeAll(async () => {
  on = await stage('firefox', { isPrivate: true });
});
afterAll(() => on?.close());

test('a claim is hidden until the page is loaded again, and leaves no entry', async () => {
  const page = await on.browser.newPage(on.page('dialog.html'));
  await waitForMarks(page);
  const before = await markedClaims(page);
  await page.clickOn('#outside mark[data-spotcheck][tabindex]');
  const card = await page.card();
  await card.clickOn('.fold[aria-controls="wrong"]');
  expect(await card.text()).toContain('nothing is stored');
  expect(await card.evaluate((root) => root.querySelectorAll('#wrong .stack button').length)).toBe(1);
  await card.clickOn('#wrong .stack button');
  await page.waitFor(() => document.querySelector('#outside mark') === null);
  await waitForMarks(page);
  expect(await markedClaims(page)).toEqual(before.slice(1));
  const popup = await page.popup();
  const stored = await popup.evaluate(() => chrome.storage.local.get(null));
  expect(Object.keys(stored).filter((key) => key.startsWith('hidden:'))).toEqual([]);
  await popup.close();
  await page.reload();
  await page.waitFor(() => document.querySelector('#outside mark') !== null);
  await page.close();
});
