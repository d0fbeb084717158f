/**
 * Measures how popup and options bear much: 500 claims in a page, 10,000 sites with a switch of their own. In real
 * Chromium, with the built extension; ratios to the same with ten. Prints a table.
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

async function measurePopup(browser, address, claims) {
  const page = await browser.newPage();
  await page.goto(address);
  const popup = await openPopup(browser, page, PATIENCE_MS);
  const open = await timeToShow(popup, '.claim', claims);
  const filters = Array.from({ length: LOADS }, () => ['not-supported', '']).flat();
  const filter = await timeToChange(popup, '#filter', 'change', filters);
  await popup.close();
  await page.close();
  return { open, filter };
}

async function measureOptions(options, sites) {
  await options.evaluate(async (count) => {
    await chrome.storage.local.clear();
    const entries = Array.from({ length: count }, (_, i) => [`site:shop-${i}.example`, 'off']);
    await chrome.storage.local.set(Object.fromEntries(entries));
  }, sites);
  await options.bringToFront();
  const open = await timeToShow(options, '#site-list > li', Math.min(sites, SITES_SHOWN));
  const search = await timeToChange(options, '#site-search', 'input', ['s', 'sh', 'shop-9', 'shop-99', '']);
  return { open, search };
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
    const popup = {
      few: await measurePopup(browser, pages.urlOf('few'), FEW),
      many: await measurePopup(browser, pages.urlOf('many'), MANY_CLAIMS),
    };
    const page = await openOptions(browser, PATIENCE_MS);
    const options = { few: await measureOptions(page, FEW), many: await measureOptions(page, MANY_SITES) };
    const row = (what, few, many) =>
      console.log(`| ${what} | ${few.toFixed(1)} | ${many.toFixed(1)} | ${(many / few).toFixed(1)} |`);
    console.log(`| what | ${FEW}, ms | many, ms | ratio |\n| --- | --- | --- | --- |`);
    row(`popup opens with ${MANY_CLAIMS} claims`, popup.few.open, popup.many.open);
    row('popup shows one verdict of them, or all again', popup.few.filter, popup.many.filter);
    row(`options open with ${MANY_SITES} sites`, options.few.open, options.many.open);
    row('options search them, a key', options.few.search, options.many.search);
  } finally {
    await browser.close();
    pages.close();
  }
}

await main();
