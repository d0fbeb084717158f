/** Opens a browser with the unpacked extension from dist/, for a person to use or for a picture. */
import puppeteer from 'puppeteer';

const CHROMIUM_ARGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** It has been seen at the first run within two seconds; a browser that shows none is used as it is. */
const FIRST_RUN_MS = 10_000;

/** Values of Firefox's preference for the colour scheme that pages see. */
const FIREFOX_SCHEMES = { dark: 0, light: 1 };

/**
 * Starts it with a new profile, which puppeteer removes when the browser has closed.
 * @param {object} options
 * @param {'chromium' | 'firefox'} options.kind
 * @param {string} options.executable
 * @param {string} options.extensionDir folder of the unpacked extension
 * @param {boolean} options.headless
 * @param {'light' | 'dark'} [options.scheme] colour scheme of pages; the system's without it
 * @param {string} [options.language] of Chromium's interface; the system's without it
 */
export async function openBrowser({ kind, executable, extensionDir, headless, scheme, language }) {
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless,
    defaultViewport: null,
    ...(kind === 'chromium' ? chromiumOptions(headless, language) : firefoxOptions(scheme)),
  });
  try {
    await browser.installExtension(extensionDir);
    if (kind === 'chromium') await firstRunPage(browser);
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * Waits for the page of the first run, which comes to the front by itself a while after the installation, and would
 * hide whatever is shown then. Firefox, which puppeteer lets see no page of an extension, opens it all the same.
 */
async function firstRunPage(browser) {
  const isIt = (target) => target.url().endsWith('/welcome.html');
  await browser.waitForTarget(isIt, { timeout: FIRST_RUN_MS }).catch(() => undefined);
}

/**
 * The page to use: with a window there is one already, and a second tab would be left over.
 * @param {import('puppeteer').Browser} browser
 * @param {'chromium' | 'firefox'} kind
 * @param {'light' | 'dark'} [scheme] set here for Chromium; Firefox has it from its preferences
 */
export async function firstPage(browser, kind, scheme) {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  if (scheme && kind === 'chromium') {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }
  return page;
}

function chromiumOptions(headless, language) {
  const args = [...CHROMIUM_ARGS];
  if (language) args.push(`--lang=${language}`);
  if (headless) args.push('--disable-gpu', '--hide-scrollbars');
  // Chromium's sandbox refuses to run as root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  // Chromium takes extensions over a pipe only, and Chrome since 137 in no other way than this.
  const options = { pipe: true, enableExtensions: true, args };
  // On Linux the system's language goes before the argument.
  return language ? { ...options, env: { ...process.env, LANGUAGE: language } } : options;
}

function firefoxOptions(scheme) {
  const override = scheme && { 'layout.css.prefers-color-scheme.content-override': FIREFOX_SCHEMES[scheme] };
  return { browser: 'firefox', extraPrefsFirefox: { ...override } };
}
