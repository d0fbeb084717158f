/**
 * Draws the extension's own pages into docs/ui/ and docs/review/, and the store's pictures into docs/store/:
 *
 *   npm run pictures [-- --lang=LANGUAGE]
 *
 * With a language (a folder of _locales) only what shows it: each page once, in that language. Without one,
 * everything in English, and these in German.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BuildProblem, build } from '../build.mjs';
import { ensureBrowsers, MissingBrowser } from './find-browser.mjs';
import { iconSheet } from './icon-sheet.mjs';
import { openBrowser } from './open-browser.mjs';
import { openOptions, openPopup, openWelcome } from './own-pages.mjs';
import { takePicture } from './picture.mjs';
import { captureDemo, openReport, openReviewDemo } from './review-demo.mjs';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const FOLDERS = ['docs/ui', 'docs/review', 'docs/store'];
const PATIENCE_MS = 20_000;
/** A capture takes a second or two for each of its pictures. */
const CAPTURE_MS = 60_000;
const SCHEMES = ['light', 'dark'];
/** Addresses are seen in pictures: the same each time, or pictures would change with nothing else. */
const PORT = 8719;

const TELEPHONE = { width: 360, height: 640, deviceScaleFactor: 1.5 };
const WIDE = { width: 820, height: 900, deviceScaleFactor: 1 };
const PAPER = { width: 820, height: 1160, deviceScaleFactor: 1 };
const ICONS = { width: 500, height: 132, deviceScaleFactor: 2 };
const SIDE_PANEL = { width: 400, height: 900, deviceScaleFactor: 1.5 };
/** Stores take 1280×800; the extension's own pages are drawn a quarter larger in it, to be read as a thumbnail. */
const STORE = { width: 1280, height: 800, deviceScaleFactor: 1 };
const STORE_ENLARGED = { width: 1024, height: 640, deviceScaleFactor: 1.25 };

/** What a person at the terminal can mend: told without a stack. */
class PictureProblem extends Error {}

function readLanguage() {
  const { lang } = readArguments();
  if (lang !== undefined && !hasTexts(lang))
    throw new PictureProblem(`There is no _locales/${lang}/messages.json, so nothing to draw in ${lang}.`);
  return lang;
}

function readArguments() {
  try {
    return parseArgs({ options: { lang: { type: 'string' } } }).values;
  } catch (error) {
    throw new PictureProblem(`${error.message}\nUsage: npm run pictures [-- --lang=LANGUAGE]`);
  }
}

const hasTexts = (language) => existsSync(join(root, '_locales', language, 'messages.json'));

/** Runs `draw` in a browser with the extension that speaks a language, and closes it in any case. */
async function inBrowser(executable, language, draw) {
  const extensionDir = join(root, 'dist/chrome');
  const browser = await openBrowser({ kind: 'chromium', executable, extensionDir, headless: true, language });
  try {
    // The page of the first run comes to the front by itself: nothing is drawn before it has.
    await draw(browser, await openWelcome(browser, PATIENCE_MS));
  } finally {
    await browser.close();
  }
}

/** @param {boolean} [whole] the whole page; else what its first screen shows */
async function shoot(page, name, { size, scheme = 'light', whole = false }) {
  await page.bringToFront();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport(size);
  const path = `docs/${name}.png`;
  await page.screenshot({ path: join(root, path), fullPage: whole });
  console.log(path);
}

async function shootInSchemes(page, name, options) {
  for (const scheme of SCHEMES) await shoot(page, `${name}-${scheme}`, { ...options, scheme });
}

async function drawEnglish(browser, welcome, samples) {
  await shootInSchemes(welcome, 'ui/welcome', { size: WIDE, whole: true });
  await shoot(welcome, 'ui/welcome-narrow', { size: TELEPHONE, whole: true });

  const icons = await browser.newPage();
  await icons.setContent(await iconSheet(join(root, 'dist/chrome/icons')));
  await shoot(icons, 'ui/icon', { size: ICONS });

  const magazine = await open(browser, `${samples}/magazine.html`);
  const popup = await openPopup(browser, magazine, PATIENCE_MS);
  await shootInSchemes(popup, 'ui/popup', { size: TELEPHONE, whole: true });
  await drawStorePage(magazine);

  const options = await openOptions(browser, PATIENCE_MS);
  await shootInSchemes(options, 'ui/options', { size: WIDE, whole: true });
  await shoot(options, 'ui/options-narrow', { size: { ...TELEPHONE, deviceScaleFactor: 1 }, whole: true });
  await shoot(options, 'store/options', { size: STORE_ENLARGED });

  const shop = await open(browser, `${samples}/shop.html`);
  const { review, claims } = await openReviewDemo(browser, shop, PATIENCE_MS);
  if (claims === 0) throw new PictureProblem('The review lists no claim of samples/shop.html.');
  await shootInSchemes(review, 'review/panel', { size: SIDE_PANEL });
  await shoot(review, 'review/tab', { size: WIDE });
  await review.$eval('#page-section', (section) => section.scrollIntoView({ behavior: 'instant' }));
  await shoot(review, 'store/review', { size: STORE_ENLARGED });
  await captureDemo(shop, review, CAPTURE_MS);
  await shoot(await openReport(browser, review, PATIENCE_MS), 'review/report', { size: PAPER });
}

/** What people see most: marks, and a card beside one. */
async function drawStorePage(page) {
  await page.bringToFront();
  await page.setViewport(STORE);
  // The whole card has room below the headline only where that is the first that is seen.
  await page.$eval('h1', (headline) => scrollTo({ top: headline.offsetTop - 68, behavior: 'instant' }));
  const path = 'docs/store/page.png';
  const shown = await takePicture(page, join(root, path), {
    kind: 'chromium',
    patienceMs: PATIENCE_MS,
    size: STORE,
  });
  if (!shown.card) throw new PictureProblem(`No card opened for ${path}.`);
  console.log(path);
}

async function drawTranslated(browser, welcome, language, samples) {
  await shoot(welcome, `ui/welcome-${language}`, { size: WIDE, whole: true });
  const popup = await openPopup(browser, await open(browser, `${samples}/magazine.html`), PATIENCE_MS);
  await shoot(popup, `ui/popup-${language}`, { size: TELEPHONE, whole: true });
  const options = await openOptions(browser, PATIENCE_MS);
  await shoot(options, `ui/options-${language}`, { size: WIDE, whole: true });
  const { review } = await openReviewDemo(browser, await open(browser, `${samples}/shop.html`), PATIENCE_MS);
  await shoot(review, `review/panel-${language}`, { size: SIDE_PANEL });
}

async function open(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

async function draw() {
  const language = readLanguage();
  const executable = (await ensureBrowsers({ need: ['chromium'], languages: true })).get('chromium');
  await build();
  await Promise.all(FOLDERS.map((folder) => mkdir(join(root, folder), { recursive: true })));
  const samples = await serve(join(root, 'samples'), { port: PORT });
  try {
    if (language === undefined)
      await inBrowser(executable, 'en', (browser, welcome) => drawEnglish(browser, welcome, samples.url));
    const translated = language ?? 'de';
    if (hasTexts(translated))
      await inBrowser(executable, translated, (browser, welcome) =>
        drawTranslated(browser, welcome, translated, samples.url),
      );
  } finally {
    await samples.close();
  }
}

try {
  await draw();
} catch (error) {
  // A failed bundle has `errors`, and esbuild has shown them.
  const plain = [PictureProblem, BuildProblem, MissingBrowser];
  const isPlain = plain.some((kind) => error instanceof kind) || error.errors;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}
