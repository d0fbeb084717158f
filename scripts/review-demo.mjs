/** Shows the review at work: a page's claims in the review of a tab, half of them decided on. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookUntil } from './look-until.mjs';

/** Decisions in turn; an open one is left as it is. */
const DECISIONS = ['confirmed', 'open', 'unsure', 'open', 'confirmed', 'open', 'rejected', 'open'];

/** As samples/shop.html names them. */
const NAMES = {
  'case-name': 'Quillfern, evening tea',
  product: 'Midnight Ember Tea',
  seller: 'Quillfern Botanicals',
};

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
  await lookUntil(() => review.$('#claims > li'), patienceMs);
  const claims = await review.$$eval('#claims > li', (entries) =>
    entries.map(({ dataset }) => dataset.claim),
  );
  for (const [i, claim] of claims.entries()) {
    const decision = DECISIONS[i % DECISIONS.length];
    // Looked up anew each time: the list is made anew as the page's claims come in.
    if (decision !== 'open') await review.evaluate(decide, claim, decision);
  }
  for (const [name, value] of Object.entries(NAMES)) await review.evaluate(nameIt, name, value);
  await review.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  return { review, claims: claims.length };
}

/** In the review's page. */
const decide = (claim, decision) =>
  document.querySelector(`[data-claim="${claim}"] input[value="${decision}"]`)?.click();

/** In the review's page. */
function nameIt(name, value) {
  const field = document.getElementById(name);
  field.value = value;
  field.dispatchEvent(new Event('change'));
}

/**
 * Captures the page under review, as a person would.
 * @param {import('puppeteer').Page} page it comes to the front
 * @param {import('puppeteer').Page} review the review's tab, in front
 * @param {number} patienceMs how long the capture may take
 */
export async function captureDemo(page, review, patienceMs) {
  await review.click('#capture');
  await lookUntil(() => review.$('#ask[open]'), patienceMs);
  await review.click('#ask-yes');
  await page.bringToFront();
  if (!(await lookUntil(() => review.$('#captures > li'), patienceMs)))
    throw new Error(`The review took no capture within ${patienceMs} ms.`);
  await review.bringToFront();
}

/**
 * Saves the HTML report of the page under review, as a person would, and shows it in a tab of its own.
 * @param {import('puppeteer').Browser} browser
 * @param {import('puppeteer').Page} review the review's tab, in front
 * @param {number} patienceMs how long the file may take
 * @returns {Promise<import('puppeteer').Page>} the report; it comes to the front
 */
export async function openReport(browser, review, patienceMs) {
  const downloadPath = await mkdtemp(join(tmpdir(), 'spotcheck-report-'));
  try {
    const session = await review.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
    await review.select('#form', 'html');
    await review.click('#save-report');
    // A file that is still being written has another ending.
    const saved = async () => (await readdir(downloadPath)).find((name) => name.endsWith('.html'));
    const name = await lookUntil(saved, patienceMs);
    if (name === undefined) throw new Error(`The review saved no report within ${patienceMs} ms.`);
    const report = await browser.newPage();
    await report.setContent(await readFile(join(downloadPath, name), 'utf8'));
    return report;
  } finally {
    await rm(downloadPath, { recursive: true, force: true });
  }
}
