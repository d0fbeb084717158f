/**
 * Builds the extension and shows it at work:
 *
 *   npm start [-- [URL] [--review] [--headless] [--light | --dark]]
 *
 * With a display it opens a browser, which stays until it is closed. Without one (or with --headless) it
 * takes a picture, dist/start.png, and ends.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BuildProblem, build } from '../build.mjs';
import { ensureBrowsers, findBrowser, MissingBrowser } from './find-browser.mjs';
import { firstPage, openBrowser } from './open-browser.mjs';
import { takePicture } from './picture.mjs';
import { openReviewDemo } from './review-demo.mjs';
import { serve } from './serve.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PICTURE = join(root, 'dist', 'start.png');
const SAMPLE = 'magazine.html';
const REVIEW_SAMPLE = 'shop.html';
const EXTENSIONS = { chromium: 'dist/chrome', firefox: 'dist/firefox' };
const LOAD_MS = 30_000;
const PATIENCE_MS = 10_000;

/** A mistake at the terminal, or a page that cannot be had: told without a stack. */
class StartProblem extends Error {}

async function start() {
  const options = readOptions(process.argv.slice(2));
  const { kind, executable } = await chooseBrowser();
  await build();
  const samples = await serve(join(root, 'samples'));
  try {
    const url = options.url ?? `${samples.url}/${options.review ? REVIEW_SAMPLE : SAMPLE}`;
    const extensionDir = join(root, EXTENSIONS[kind]);
    const browser = await openBrowser({ kind, executable, extensionDir, ...options });
    try {
      const page = await firstPage(browser, kind, options.scheme);
      const show = options.review ? showReview : showPage;
      await show({ browser, page, kind, url, headless: options.headless });
    } finally {
      await browser.close();
    }
  } finally {
    await samples.close();
  }
}

function readOptions(args) {
  const flags = {
    review: { type: 'boolean' },
    headless: { type: 'boolean' },
    light: { type: 'boolean' },
    dark: { type: 'boolean' },
  };
  const { values, positionals } = parse(args, flags);
  if (positionals.length > 1)
    throw new StartProblem(`One page at a time, please, not ${positionals.join(' ')}`);
  if (values.light && values.dark) throw new StartProblem('Either --light or --dark.');
  return {
    url: positionals[0] === undefined ? undefined : readUrl(positionals[0]),
    review: values.review ?? false,
    headless: values.headless ?? !hasDisplay(),
    scheme: values.light ? 'light' : values.dark ? 'dark' : undefined,
  };
}

function parse(args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // Node's own advice after the first sentence is about quoting, which is not what went wrong here.
    throw new StartProblem(
      `${error.message.split('. ')[0]}.\nUsage: npm start [-- [URL] [--review] [--headless] [--light | --dark]]`,
    );
  }
}

function readUrl(text) {
  if (URL.canParse(text) && /^(https?|file):$/.test(new URL(text).protocol)) return text;
  throw new StartProblem(
    `Not the address of a page: ${text}. Give it in full, as in https://example.org/article`,
  );
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The Chromium family first; Firefox, which does as well, where it is the only one. */
async function chooseBrowser() {
  const kind = !findBrowser('chromium') && findBrowser('firefox') ? 'firefox' : 'chromium';
  try {
    return { kind, executable: (await ensureBrowsers({ need: [kind], ask: true })).get(kind) };
  } catch (error) {
    if (!(error instanceof MissingBrowser)) throw error;
    throw new StartProblem(`${error.message}\nFirefox alone does as well.`);
  }
}

const showPage = ({ browser, page, kind, url, headless }) =>
  headless ? picture(page, kind, url) : stay(browser, page, url);

/** The review of a page, half done; half of a person's work cannot be done in Firefox from outside. */
async function showReview({ browser, page, kind, url, headless }) {
  if (kind === 'firefox')
    throw new StartProblem('The demonstration of the review needs Chromium, Chrome or Edge.');
  const closed = new Promise((done) => browser.once('disconnected', done));
  await load(page, url);
  const { review, claims } = await openReviewDemo(browser, page, PATIENCE_MS);
  console.log(`The review of ${url}: ${claims} claims, half of them decided on.`);
  if (!headless) return closed;
  await review.setViewport({ width: 900, height: 1200 });
  await review.screenshot({ path: PICTURE });
  console.log(PICTURE);
}

async function stay(browser, page, url) {
  const closed = new Promise((done) => browser.once('disconnected', done));
  // The browser shows its own page for an address that it cannot open, and the person may give another.
  await load(page, url).catch((error) => console.error(error.message));
  await page.bringToFront(); // the page of the first run has come to the front meanwhile
  console.log(`Spotcheck is on in this browser, opened on ${url}. Close the browser to end.`);
  await closed;
}

async function picture(page, kind, url) {
  await load(page, url);
  await page.bringToFront();
  console.log(describe(await takePicture(page, PICTURE, { kind, patienceMs: PATIENCE_MS }), url));
  console.log(PICTURE);
}

async function load(page, url) {
  try {
    await page.goto(url, { timeout: LOAD_MS });
  } catch (error) {
    // A page with one endless request is there nevertheless.
    if (error.name !== 'TimeoutError') throw new StartProblem(`${url} cannot be opened: ${error.message}`);
  }
}

function describe({ marks, card }, url) {
  if (marks === 0) return `No claims marked on ${url}. A picture of the page:`;
  return card ? `Claims marked on ${url}, one card open:` : `Claims marked on ${url}, but no card opened:`;
}

try {
  await start();
} catch (error) {
  // A failed bundle has `errors`, and esbuild has shown them.
  const plain = [StartProblem, BuildProblem];
  const isPlain = plain.some((kind) => error instanceof kind) || error.errors;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}
