/** A whole review, as a reviewer does it: decide, add, capture, report, come back when the page has changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import type { TestPage } from './browsers/browser.ts';
import { BROWSERS } from './browsers/launch.ts';
import { type Stage, stage } from './extension.ts';

/** Opens the review of a page in a tab of its own. */
async function openReview(browser: Stage['browser'], page: TestPage): Promise<TestPage> {
  const popup = await page.popup();
  const open = `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) =>
    void chrome.tabs.create({ url: chrome.runtime.getURL('review.html?tab=' + tab.id) }))`;
  // The popup goes as soon as the new tab is in front.
  await popup.evaluate(open).catch(() => undefined);
  const review = await browser.openedPage('review.html');
  await review.waitFor(() => document.querySelector('#claims > li') !== null);
  return review;
}

const quotes = (review: TestPage) =>
  review.evaluate(() =>
    [...document.querySelectorAll('#claims > li')].map((entry) => ({
      quote: entry.querySelector('.quote b')?.textContent ?? '',
      standing: entry.getAttribute('data-standing'),
      decision: entry.querySelector<HTMLInputElement>('input:checked')?.value,
      hidden: entry.querySelector('.facts')?.textContent?.includes('kept from a quick look'),
    })),
  );

/** What the page's next saved file holds: saving itself is the browser's. */
const catchSaved = (review: TestPage) =>
  review.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      void file.text().then((text) => document.body.setAttribute('data-saved', text));
      return make(file);
    };
  });

async function saved(review: TestPage, form: string): Promise<string> {
  await review.evaluate((value) => {
    document.body.removeAttribute('data-saved');
    const choice = document.getElementById('form') as HTMLSelectElement;
    choice.value = value;
  }, form);
  await review.clickOn('#save-report');
  return (await review.waitFor(() => document.body.getAttribute('data-saved'))) ?? '';
}

describe.each(BROWSERS)('in %s', { timeout: 120_000 }, (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  test('a reviewer decides, adds, captures, reports, and sees what changed', async () => {
    const page = await on.browser.newPage(on.page('slim-shop.html'));
    const review = await openReview(on.browser, page);
    await review.waitFor(() => document.querySelectorAll('#claims > li').length === 5);
    const found = await quotes(review);
    expect(found.map(({ hidden }) => hidden)).toContain(true);
    expect(found.map(({ quote }) => quote)).toEqual(
      expect.arrayContaining([
        'Crunches burn belly fat.',
        'This belt melts fat off your waist.',
        'Our slimming tea burns fat off your thighs in 2 weeks.',
      ]),
    );
    const at = found.findIndex(({ quote }) => quote.startsWith('This cream')) + 1;

    // Decide: kept at once.
    await review.clickOn(`#claims > li:nth-child(${at}) input[value=confirmed]`);
    await review.waitFor(() => document.querySelectorAll('#pages > li').length === 1);

    // Two changes at once, neither of which may be lost.
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

    // Capture: the page must be in front.
    await review.clickOn('#capture');
    await review.waitFor(() => document.querySelector<HTMLDialogElement>('#ask')?.open);
    await review.clickOn('#ask-yes');
    await page.bringToFront();
    await review.waitFor(() => document.querySelectorAll('#captures > li').length === 1);
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
    const html = await saved(review, 'html');
    expect(html).toContain('This cream slims your thighs in 10 days.');
    expect(html).toContain('CAP Code, rule 13.9');
    expect(html).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(html).toContain('data:image/png;base64,');
    const table = await saved(review, 'csv');
    expect(table.split('\r\n')).toHaveLength(8);
    const complaint = await saved(review, 'complaint');
    expect(complaint).toContain('“This cream slims your thighs in 10 days.”');
    expect(complaint).toContain('Product: the product\nSeller: the seller');
    expect(await review.consoleErrors()).toEqual([]);

    // Come back to a page that has changed.
    await review.close();
    await page.goto(on.page('slim-shop.html?utm_source=mail'));
    await page.evaluate(() => {
      (document.getElementById('first') as HTMLElement).textContent =
        'This rich cream slims your thighs in 7 days.';
      (document.getElementById('second') as HTMLElement).textContent = 'Planks whittle your waist.';
    });
    const again = await openReview(on.browser, page);
    await again.waitFor(() =>
      document.getElementById('changes')?.textContent?.includes('1 new, 1 reworded, 1 gone'),
    );
    const now = await quotes(again);
    expect(now.find(({ standing }) => standing === 'reworded')).toMatchObject({
      quote: 'This rich cream slims your thighs in 7 days.',
      decision: 'confirmed',
    });
    expect(now.find(({ quote }) => quote.startsWith('Our balm'))).toMatchObject({ decision: 'confirmed' });
    await again.close();
    await page.close();
  });

  test('what is kept survives the browser’s end, and erasing leaves nothing', async () => {
    const page = await on.browser.newPage(on.page('slim-shop.html'));
    const review = await openReview(on.browser, page);
    await review.clickOn('#claims > li:nth-child(1) input[value=unsure]');
    await review.waitFor(() => document.querySelectorAll('#pages > li').length === 1);
    await on.browser.restart();
    const later = await on.browser.newPage(on.page('slim-shop.html'));
    const again = await openReview(on.browser, later);
    expect((await quotes(again))[0]?.decision).toBe('unsure');
    await again.clickOn('#erase-all');
    await again.waitFor(() => document.querySelector<HTMLDialogElement>('#ask')?.open);
    await again.clickOn('#ask-yes');
    await again.waitFor(() => document.querySelectorAll('#pages > li').length === 0);
    await again.waitFor(
      () => document.querySelector<HTMLInputElement>('#claims > li input:checked')?.value === 'open',
    );
    await again.close();
    await later.close();
  });
});
