/**
 * Measures the review at its limits, in real Chromium: a page of 50,000 px with 500 claims, listed and captured, and a
 * case of 1,000 pages against a case of ten. Prints times and, since times differ from machine to machine, ratios.
 *
 *   npm run build && npm run bench:review
 */
import { fileURLToPath } from 'node:url';
import { servePages, startChromium } from './chromium.mjs';
import { CLAIMS } from './page-samples.mjs';

const PATIENCE_MS = 300_000;
const HEIGHT = 50_000;
const CLAIM_COUNT = 500;
const SMALL = 10;
const LARGE = 1_000;
const CLAIMS_A_PAGE = 5;
const TURNS = 7;
/** Chromium gives two pictures a second; the capture leaves so long between them. */
const BETWEEN_PICTURES_MS = 600;
const extensionDir = fileURLToPath(new URL('../dist/chrome', import.meta.url));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const pagesText = (count) => `${count.toLocaleString('en')} pages`;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

function longPage() {
  const claim = (i) =>
    `<p style="height: ${HEIGHT / CLAIM_COUNT}px; margin: 0">Entry ${i}. ${CLAIMS[i % CLAIMS.length]}.</p>`;
  const entries = Array.from({ length: CLAIM_COUNT }, (_, i) => claim(i)).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Long</title><body style="margin: 0">${entries}</body></html>`;
}

/** A file of one case, as the panel exports it. */
function caseFile(pageCount) {
  const at = '2026-11-23T10:00:00.000Z';
  const caseId = `case-of-${pageCount}`;
  const claim = (page, i) => ({
    quote: `${CLAIMS[i % CLAIMS.length]}, says entry ${page}.`,
    before: 'Before it. ',
    after: ' After it.',
    place: 'text',
    isHidden: false,
    frame: null,
    family: 'exercise-region',
    verdict: 'not-supported',
    rule: 'exercise-region',
    fields: { means: 'crunches', effect: 'burn belly fat', region: 'belly' },
    concepts: { region: 'belly' },
    isExpress: true,
    isTestimonial: false,
    id: `claim-${i}`,
    decision: i % 2 === 0 ? 'confirmed' : 'open',
    tags: ['bench'],
    note: '',
    standing: 'there',
    formerly: null,
  });
  const page = (i) => ({
    id: `${caseId}-page-${i}`,
    caseId,
    key: `https://shop.example/${i}`,
    address: `https://shop.example/${i}`,
    title: `Page ${i}`,
    product: '',
    seller: '',
    claims: Array.from({ length: CLAIMS_A_PAGE }, (_, number) => claim(i, number)),
    visits: [at],
  });
  const own = { id: caseId, name: pagesText(pageCount), created: at, changed: at };
  const pages = Array.from({ length: pageCount }, (_, i) => page(i));
  return JSON.stringify({ format: 'spotcheck-review', version: 1, cases: [own], pages });
}

/** Waits within the page, which shares no clock with us. */
const holds = (page, condition) => page.waitForFunction(condition, { timeout: PATIENCE_MS, polling: 20 });

async function openReview(browser, page) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  const tabId = await worker.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id, page.url());
  const review = await browser.newPage();
  await review.goto(new URL(`/review.html?tab=${tabId}`, target.url()).href);
  return review;
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function importCase(review, pageCount) {
  return timed(async () => {
    await review.evaluate((text) => {
      document.getElementById('import').click();
      const files = new DataTransfer();
      files.items.add(new File([text], 'case.json'));
      const input = document.getElementById('file');
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    }, caseFile(pageCount));
    await holds(
      review,
      `document.getElementById('done-text').textContent.includes('${pagesText(pageCount)}')`,
    );
  });
}

/** Times of work with a case, in ms. */
async function workWith(review, pageCount) {
  await review.select('#case', `case-of-${pageCount}`);
  await holds(review, `document.getElementById('pages-count').textContent === '${pagesText(pageCount)}'`);
  await holds(review, `document.querySelectorAll('#claims > li').length > 0`);
  const kept = [];
  const searched = [];
  for (let turn = 0; turn < TURNS; turn++) {
    // The page under review is one more of the case from the first decision on.
    const decision = turn % 2 === 0 ? 'unsure' : 'rejected';
    kept.push(
      await review.evaluate(async (value) => {
        const said = document.getElementById('done-text');
        said.textContent = '';
        const start = performance.now();
        document.querySelector(`#claims > li input[value=${value}]`).click();
        while (said.textContent === '') await new Promise((over) => setTimeout(over));
        return performance.now() - start;
      }, decision),
    );
    searched.push(
      await review.evaluate((word) => {
        const search = document.getElementById('search');
        const start = performance.now();
        search.value = word;
        search.dispatchEvent(new Event('input'));
        return performance.now() - start;
      }, `entry ${turn}`),
    );
  }
  await review.evaluate(() => {
    const search = document.getElementById('search');
    search.value = '';
    search.dispatchEvent(new Event('input'));
  });
  const opened = await timed(async () => {
    await review.reload();
    await holds(review, `document.querySelectorAll('#pages > li').length >= ${Math.min(pageCount, 100)}`);
  });
  return { 'a decision is kept': median(kept), 'a search': median(searched), 'the panel opens': opened };
}

async function captureLong(review, page) {
  await review.click('#capture');
  await holds(review, `document.getElementById('ask').open`);
  await review.click('#ask-yes');
  return timed(async () => {
    await page.bringToFront();
    await holds(review, `document.querySelectorAll('#captures > li').length === 1`);
  });
}

async function main() {
  const pages = await servePages({ long: longPage() });
  const browser = await startChromium(extensionDir);
  try {
    // The page of the first run comes to the front by itself, and a capture would wait.
    await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'), { timeout: PATIENCE_MS });
    const page = await browser.newPage();
    await page.goto(pages.urlOf('long'));
    const height = await page.evaluate(() => innerHeight);
    const pictures = Math.ceil(HEIGHT / height);
    let review;
    const listed = await timed(async () => {
      review = await openReview(browser, page);
      await holds(review, `document.querySelectorAll('#claims > li').length === ${CLAIM_COUNT}`);
    });
    console.log(`${CLAIM_COUNT} claims listed: ${seconds(listed)} after the panel was opened`);
    const captured = await captureLong(review, page);
    const least = pictures * BETWEEN_PICTURES_MS;
    console.log(
      `${HEIGHT} px captured in ${pictures} pictures: ${seconds(captured)}, ${(captured / least).toFixed(1)} times the pauses that Chromium asks for`,
    );
    for (const count of [SMALL, LARGE])
      console.log(`${count} pages imported: ${seconds(await importCase(review, count))}`);
    const small = await workWith(review, SMALL);
    const large = await workWith(review, LARGE);
    for (const [what, ms] of Object.entries(large))
      console.log(
        `${what}, ${LARGE} pages: ${ms.toFixed(0)} ms, ${(ms / small[what]).toFixed(1)} times as long as with ${SMALL}`,
      );
  } finally {
    await browser.close();
    pages.close();
  }
}

await main();
