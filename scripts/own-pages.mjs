/** Opens the extension's own pages as tabs, and waits until they show what they have to say. */
import { lookUntil } from './look-until.mjs';

/** @typedef {import('puppeteer').Browser} Browser @typedef {import('puppeteer').Page} Page */

/**
 * The page of the first run, which opens by itself, with its sample marked.
 * @param {Browser} browser Chromium, with the extension just installed
 * @param {number} patienceMs
 * @returns {Promise<Page>}
 */
export async function openWelcome(browser, patienceMs) {
  const target = await browser.waitForTarget((one) => one.url().endsWith('/welcome.html'), {
    timeout: patienceMs,
  });
  return shows(await target.page(), '#sample mark', patienceMs);
}

/**
 * The toolbar popup as a page, with the claims of another tab.
 * @param {Browser} browser
 * @param {Page} page what the popup is to speak about; it comes to the front
 * @param {number} patienceMs
 * @returns {Promise<Page>}
 */
export async function openPopup(browser, page, patienceMs) {
  await page.bringToFront();
  const worker = await workerTarget(browser);
  // Behind the page: the popup speaks about the tab in front, and looks which one that is when it starts.
  await (await worker.worker()).evaluate(() => chrome.tabs.create({ url: '/popup.html', active: false }));
  const target = await browser.waitForTarget((one) => one.url().endsWith('/popup.html'), {
    timeout: patienceMs,
  });
  return shows(await target.page(), '.claim', patienceMs);
}

/**
 * The options page.
 * @param {Browser} browser
 * @param {number} patienceMs
 * @returns {Promise<Page>}
 */
export async function openOptions(browser, patienceMs) {
  const page = await browser.newPage();
  await page.goto(new URL('/options.html', (await workerTarget(browser)).url()).href);
  return shows(page, '#families label', patienceMs);
}

const workerTarget = (browser) => browser.waitForTarget((one) => one.type() === 'service_worker');

/** Looks from outside: a page's own waiting stands still in a tab that is not in front. */
async function shows(page, selector, patienceMs) {
  if (await lookUntil(() => page.$(selector), patienceMs)) return page;
  throw new Error(`${page.url()} shows no ${selector} after ${patienceMs} ms.`);
}
