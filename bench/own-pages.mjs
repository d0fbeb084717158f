/**
 * Measures how pages, popup and options bear much: 500 claims in a page, 10,000 sites with a switch of their own. In
 * real Chromium, with the built extension; beside the same with ten. Prints a table.
 *
 *   npm run build && npm run bench:own-pages
 */
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../scripts/find-browser.mjs';
import { lookUntil } from '../scripts/look-until.mjs';
import { openBrowser } from '../scripts/open-browser.mjs';
import { openOptions, openPopup, openWelcome } from '../scripts/own-pages.mjs';
import { servePages } from './chromium.mjs';
import { median } from './median.mjs';

const LOADS = 5;
const PATIENCE_MS = 60_000;
const FEW = 10;
const MANY_CLAIMS = 500;
const MANY_SITES = 10_000;
/** The options page shows as many at a time. */
const SITES_SHOWN = 100;

const CLAIMS = ['Crunches burn belly fat', 'This tea melts love handles', 'Leg lifts slim your thighs'];

const pageOf = (claims) => {
  const paragraphs = Array.from(
    { length: claims },
    (_, i) => `<p>${CLAIMS[i % CLAIMS.length]}. Day ${i}.</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>${paragraphs.join('')}</html>`;
};

/** Median in ms from the page's start until it has laid out so many elements. */
async function timeToShow(page, selector, count) {
  const watch = await page.evaluateOnNewDocument(
    (wanted, most) => {
      new MutationObserver((_, observer) => {
        if (document.querySelectorAll(wanted).length < most) return;
        observer.disconnect();
        document.body.getBoundingClientRect();
        window.shownAfter = performance.now();
      }).observe(document, { childList: true, subtree: true });
    },
    selector,
    count,
  );
  const times = [];
  for (let load = 0; load < LOADS; load++) {
    await page.reload();
    const time = await lookUntil(() => page.evaluate(() => window.shownAfter), PATIENCE_MS);
    if (time === undefined) throw new Error(`${page.url()} does not show ${count} of ${selector}.`);
    times.push(time);
  }
  await page.removeScriptToEvaluateOnNewDocument(watch.identifier);
  return median(times);
}

/** Median in ms of the longest time for which a page did not answer while it was loaded and marked; 50 is the shortest
 * that browsers tell. */
async function longestTask(page, marks) {
  await page.evaluateOnNewDocument(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  const times = [];
  for (let load = 0; load < LOADS; load++) {
    await page.reload();
    await lookUntil(() => page.evaluate(isMarked, marks), PATIENCE_MS);
    times.push(await page.evaluate(() => window.longest));
  }
  return median(times);
}

const isMarked = (marks) => document.querySelectorAll('mark[data-spotcheck]').length >= marks;

/** Median in ms of one change of a control, up to the new layout. */
const timeToChange = (page, selector, event, values) =>
  page
    .evaluate(
      (wanted, name, given) =>
        given.map((value) => {
          const control = document.querySelector(wanted);
          const start = performance.now();
          control.value = value;
          control.dispatchEvent(new Event(name));
          document.body.getBoundingClientRect();
          return performance.now() - start;
        }),
      selector,
      event,
      values,
    )
    .then(median);

async function measurePage(browser, address, claims) {
  const page = await browser.newPage();
  await page.goto(address);
  const marked = await timeToShow(page, 'mark[data-spotcheck]', claims);
  const longest = await longestTask(page, claims);
  const popup = await openPopup(browser, page, PATIENCE_MS);
  const open = await timeToShow(popup, '.claim', claims);
  const filters = Array.from({ length: LOADS }, () => ['not-supported', '']).flat();
  const filter = await timeToChange(popup, '#filter', 'change', filters);
  await popup.close();
  await page.close();
  return { marked, longest, open, filter };
}

async function measureOptions(browser, address, options, sites) {
  await options.evaluate(async (count) => {
    await chrome.storage.local.clear();
    const entries = Array.from({ length: count }, (_, i) => [`site:shop-${i}.example`, 'off']);
    await chrome.storage.local.set(Object.fromEntries(entries));
  }, sites);
  const page = await browser.newPage();
  await page.goto(address);
  const marked = await timeToShow(page, 'mark[data-spotcheck]', FEW);
  await page.close();
  await options.bringToFront();
  const open = await timeToShow(options, '#site-list > li', Math.min(sites, SITES_SHOWN));
  const search = await timeToChange(options, '#site-search', 'input', ['s', 'sh', 'shop-9', 'shop-99', '']);
  return { marked, open, search };
}

async function main() {
  const pages = await servePages({ few: pageOf(FEW), many: pageOf(MANY_CLAIMS) });
  const browser = await openBrowser({
    kind: 'chromium',
    executable: findBrowser('chromium'),
    extensionDir: fileURLToPath(new URL('../dist/chrome', import.meta.url)),
    headless: true,
  });
  try {
    await openWelcome(browser, PATIENCE_MS);
    const pageWith = {
      few: await measurePage(browser, pages.urlOf('few'), FEW),
      many: await measurePage(browser, pages.urlOf('many'), MANY_CLAIMS),
    };
    const page = await openOptions(browser, PATIENCE_MS);
    const few = pages.urlOf('few');
    const sites = {
      few: await measureOptions(browser, few, page, FEW),
      many: await measureOptions(browser, few, page, MANY_SITES),
    };
    const row = (what, few, many) => console.log(`| ${what} | ${few.toFixed(1)} | ${many.toFixed(1)} |`);
    console.log(`| what | with ${FEW}, ms | with so many, ms |\n| --- | --- | --- |`);
    const claims = `${MANY_CLAIMS} claims`;
    row(`page is marked, ${claims}`, pageWith.few.marked, pageWith.many.marked);
    row('… longest time without an answer', pageWith.few.longest, pageWith.many.longest);
    row(`popup opens with ${claims}`, pageWith.few.open, pageWith.many.open);
    row('… shows one verdict of them, or all again', pageWith.few.filter, pageWith.many.filter);
    row(`page is marked, ${MANY_SITES} sites in the list`, sites.few.marked, sites.many.marked);
    row(`options open with ${MANY_SITES} sites`, sites.few.open, sites.many.open);
    row('… search them, a key', sites.few.search, sites.many.search);
  } finally {
    await browser.close();
    pages.close();
  }
}

await main();
