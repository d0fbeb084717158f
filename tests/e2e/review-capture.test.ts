/** Captures of a page: claims in frames, another tab in front, a tab that is closed, and what the zip holds. */
import { createHash } from 'node:crypto';
import { strFromU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaptureManifest } from '../../src/review/capture/manifest.ts';
import { type Stage, stage, waitForMarks } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';
import { openReview, outcome, pressCapture, savedCapture } from './review-panel.ts';

interface FramesPage {
  addFrame(kind: string, size: readonly [number, number]): void;
}

describe.each(BROWSERS)('in %s', { timeout: 300_000 }, (name) => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage(name);
  });
  afterEach(() => on?.close());

  test('claims in frames are outlined, and every part has the hash that the manifest tells', async () => {
    const page = await on.browser.newPage(on.page('frames.html'));
    for (const kind of ['same', 'other', 'boxed'])
      await page.evaluate((one) => (window as unknown as FramesPage).addFrame(one, [400, 90]), kind);
    const review = await openReview(on.browser, page);
    await review.waitFor(() => document.querySelectorAll('#claims > li').length === 3);
    await pressCapture(review);
    await page.bringToFront();
    expect(await outcome(review)).toMatch(/^Captured: /);
    const files = await savedCapture(review);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as CaptureManifest;
    expect(manifest.claims.map(({ outlined }) => outlined)).toEqual([true, true, true]);
    expect(Object.keys(files).sort()).toEqual(
      ['manifest.json', ...manifest.parts.map((part) => part.name)].sort(),
    );
    expect(manifest.parts.map((part) => part.name)).toEqual(['page.html', 'page-001.png', 'claims-001.png']);
    for (const part of manifest.parts)
      expect(
        createHash('sha256')
          .update(files[part.name] ?? '')
          .digest('hex'),
        part.name,
      ).toBe(part.sha256);
    expect(strFromU8(files['page.html'] ?? new Uint8Array())).not.toContain('data-spotcheck');
  });

  test('it waits for the page to be in front, can be cancelled, and says when the page is closed', async () => {
    const page = await on.browser.newPage(on.page('slim-shop.html'));
    const review = await openReview(on.browser, page);
    const says = (words: string) =>
      review.waitFor((text) => document.getElementById('capture-says')?.textContent?.includes(text), words);

    await pressCapture(review);
    await says('bring the page back to the front');
    await review.clickOn('#cancel-capture');
    expect(await outcome(review)).toBe('Cancelled. Nothing was kept.');
    await page.bringToFront(); // behind another tab nothing is painted
    await waitForMarks(page);
    await review.bringToFront();

    await pressCapture(review);
    await page.close();
    expect(await outcome(review)).toContain('The page was closed or left before its capture was done.');
    expect(await review.evaluate(() => document.querySelectorAll('#captures > li').length)).toBe(0);
  });
});
