/**
 * Private windows: switches are read there, and those made there leave nothing behind. In Firefox only: Chromium
 * lets an extension into private windows by a switch on its extensions page, which a test cannot reach.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { popupSaying, type Stage, stage, waitForMarks, waitForNoTrace } from './extension.ts';
import { openReviewTab } from './review-panel.ts';

declare const chrome: { storage: { local: { get(key: null): Promise<Record<string, unknown>> } } };

let on: Stage;
beforeAll(async () => {
  on = await stage('firefox', { isPrivate: true });
});
afterAll(() => on?.close());

test('a switch acts at once, is said to be forgotten, and is not written to the disk', async () => {
  const page = await on.browser.newPage(on.page('plain.html'));
  await waitForMarks(page);
  const popup = await popupSaying(page, '4 claims');
  expect(await popup.text()).toContain('forgotten when it closes');
  const stored = () => popup.evaluate(() => chrome.storage.local.get(null));
  const before = await stored();
  await popup.clickOn('#site');
  await waitForNoTrace(page);
  await popup.waitFor(() => document.getElementById('sentence')?.textContent === 'Off on this site');
  expect(await stored()).toEqual(before);
  await popup.close();
  await page.reload();
  const again = await popupSaying(page, 'Off on this site');
  await again.clickOn('#site');
  await waitForMarks(page);
  await again.close();
  await page.close();
});

test('the review keeps nothing of a private window, and says so', async () => {
  const page = await on.browser.newPage(on.page('plain.html'));
  await waitForMarks(page);
  const review = await openReviewTab(on.browser, page);
  await review.waitFor(() =>
    document.getElementById('state')?.textContent?.startsWith('Nothing is reviewed in private windows'),
  );
  const shown = await review.evaluate(async () => ({
    pressable: [...document.querySelectorAll<HTMLButtonElement>('main button')].filter(
      (button) => button.checkVisibility() && !button.disabled,
    ).length,
    claims: document.querySelectorAll('#claims > li').length,
    said: document.getElementById('done-text')?.textContent,
    databases: await indexedDB.databases().catch(() => []),
  }));
  expect(shown).toEqual({ pressable: 0, claims: 0, said: '', databases: [] });
  await review.close();
  await page.close();
});

test('what was switched off is on again after the browser was closed', async () => {
  const page = await on.browser.newPage(on.page('plain.html'));
  const popup = await popupSaying(page, '4 claims');
  await popup.clickOn('#everywhere');
  await waitForNoTrace(page);
  await popup.close();
  await on.browser.restart();
  const later = await on.browser.newPage(on.page('plain.html'));
  await waitForMarks(later);
  await later.close();
});
