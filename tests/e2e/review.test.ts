/** A whole review, as a reviewer does it: decide, add, capture, report, come back when the page has changed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { type Stage, stage } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';
import { catchSaved, claimsIn, decide, openReview, outcome, savedReport } from './review-panel.ts';

/** In the data about the product, in the description for search engines, in a folded section. */
const HIDDEN = [
  'Our slimming tea burns fat off your thighs in 2 weeks.',
  'The tea that melts belly fat.',
  'This belt melts fat off your waist.',
];

describe.each(BROWSERS)('in %s', { timeout: 300_000 }, (name) => {
  let on: Stage;
  // Anew for each try: what an earlier one kept, and the tabs that it left open, must not lead another astray.
  beforeEach(async () => {
    on = await stage(name);
  });
  afterEach(() => on?.close());

  test('a reviewer decides, adds, captures, reports, and sees later what changed', async () => {
    const page = await on.browser.newPage(on.page('slim-shop.html'));
    const review = await openReview(on.browser, page);
    await review.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
    const found = await claimsIn(review);
    expect(
      found
        .filter(({ hidden }) => hidden)
        .map(({ quote }) => quote)
        .sort(),
    ).toEqual(HIDDEN);
    expect(found.map(({ quote }) => quote)).toEqual(
      expect.arrayContaining([
        'Crunches burn belly fat.',
        'This belt melts fat off your waist.',
        'Our slimming tea burns fat off your thighs in 2 weeks.',
      ]),
    );

    // Decide: kept at once, and so are two changes at the same moment.
    await decide(review, 'This cream', 'confirmed');
    await review.waitFor(() => document.querySelector('#pages')?.textContent?.includes('1 of 5 decided'));
    await review.evaluate(() => {
      for (const name of ['product', 'seller']) {
        const field = document.getElementById(name) as HTMLInputElement;
        field.value = `the ${name}`;
        field.dispatchEvent(new Event('change'));
      }
    });

    // Add what the detector missed.
    await page.evaluate(() =>
      document.getSelection()?.selectAllChildren(document.getElementById('missed') as Node),
    );
    await review.clickOn('#add-claim');
    await review.waitFor(() => document.querySelectorAll('#claims > li').length === 6);

    // Capture: it waits until the page is in front.
    await review.clickOn('#capture');
    await review.waitFor(() => document.querySelector<HTMLDialogElement>('#ask')?.open);
    await review.clickOn('#ask-yes');
    await page.bringToFront();
    expect(await outcome(review)).toMatch(/^Captured: \d+ files/);
    expect(await page.evaluate(() => document.querySelector('header')?.getAttribute('style'))).toBeNull();
    await page.waitFor(() => document.querySelector('mark[data-spotcheck]') !== null);

    for (const theme of ['light', 'dark']) {
      await review.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen;
      }, theme);
      expect(await faultsOf(review), theme).toEqual([]);
    }

    // Report.
    await catchSaved(review);
    const html = await savedReport(review, 'html');
    expect(html).toContain('This cream slims your thighs in 10 days.');
    expect(html).toContain('CAP Code, rule 13.9');
    expect(html).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(html).toContain('data:image/png;base64,');
    const table = await savedReport(review, 'csv');
    expect(table.split('\r\n')).toHaveLength(8);
    const complaint = await savedReport(review, 'complaint');
    expect(complaint).toContain('“This cream slims your thighs in 10 days.”');
    expect(complaint).toContain('Product: the product\nSeller: the seller');
    expect(await review.consoleErrors()).toEqual([]);

    // A decision that was told as kept outlives the browser; the page is another by then.
    await decide(review, 'This belt', 'unsure');
    await review.waitFor(() => document.querySelector('#pages')?.textContent?.includes('3 of 6 decided'));
    await on.browser.restart();
    const later = await on.browser.newPage(on.page('slim-shop.html?utm_source=mail'));
    await later.evaluate(() => {
      (document.getElementById('first') as HTMLElement).textContent =
        'This rich cream slims your thighs in 7 days.';
      (document.getElementById('second') as HTMLElement).textContent = 'Planks whittle your waist.';
    });
    const again = await openReview(on.browser, later);
    await again.waitFor(() =>
      document.getElementById('changes')?.textContent?.includes('1 new, 1 reworded, 1 gone'),
    );
    const now = await claimsIn(again);
    expect(now.find(({ standing }) => standing === 'reworded')).toMatchObject({
      quote: 'This rich cream slims your thighs in 7 days.',
      decision: 'confirmed',
    });
    expect(now.find(({ quote }) => quote.startsWith('Our balm'))).toMatchObject({ decision: 'confirmed' });
    expect(now.find(({ quote }) => quote.startsWith('This belt'))).toMatchObject({ decision: 'unsure' });
    await again.waitFor(() => document.querySelectorAll('#captures > li').length === 1);

    // Erasing leaves nothing.
    await again.clickOn('#erase-all');
    await again.waitFor(() => document.querySelector<HTMLDialogElement>('#ask')?.open);
    await again.clickOn('#ask-yes');
    await again.waitFor(() => document.querySelectorAll('#pages > li, #captures > li').length === 0);
    const decisions = 'document.querySelectorAll("#claims > li input:checked:not([value=open])").length';
    await again.waitFor(`${decisions} === 0 && document.querySelectorAll("#claims > li").length > 0`);
  });
});
