/** Shows the review at work: a page's claims in the review of a tab, half of them decided on. */
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MS = 200;
/** Decisions in turn; an open one is left as it is. */
const DECISIONS = ['confirmed', 'open', 'unsure', 'open', 'confirmed', 'open', 'rejected', 'open'];

/**
 * Opens the review of a page in a tab of its own and decides on half of its claims.
 * @param {import('puppeteer').Browser} browser Chromium with the extension
 * @param {import('puppeteer').Page} page the page to review, loaded
 * @param {number} patienceMs how long its claims may take
 * @returns {Promise<{review: import('puppeteer').Page, claims: number}>} the review's tab; it comes to the front
 */
export async function openReviewDemo(browser, page, patienceMs) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  const tabId = await worker.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id, page.url());
  const review = await browser.newPage();
  await review.goto(new URL(`/review.html?tab=${tabId}`, target.url()).href);
  const end = Date.now() + patienceMs;
  while (Date.now() < end && (await review.$$('#claims > li')).length === 0) await delay(LOOK_MS);
  const claims = await review.$$('#claims > li');
  for (const [i, claim] of claims.entries()) {
    const decision = DECISIONS[i % DECISIONS.length];
    if (decision !== 'open') await (await claim.$(`input[value=${decision}]`))?.click();
  }
  await review.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  return { review, claims: claims.length };
}
