import puppeteer, { type Browser, type Extension } from 'puppeteer';
import { endWithUs } from './end-with-us.ts';
import { within } from './until.ts';

const WINDOW = { width: 1280, height: 900 };
const CLOSE_MS = 10_000;

/** Starts it headless with `profileDir`, ready to take extensions; its interface speaks `language`. */
export async function startChromium(
  executablePath: string,
  profileDir: string,
  language = 'en',
): Promise<Browser> {
  // Chromium's sandbox refuses to run as root, and CI runs as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    // Loading extensions over the protocol works through a pipe only.
    pipe: true,
    enableExtensions: true,
    // Vitest's workers may not exit by themselves, as Puppeteer would.
    handleSIGTERM: false,
    userDataDir: profileDir,
    defaultViewport: null,
    // On Linux Chromium takes its language from here and nowhere else.
    env: { ...process.env, LANGUAGE: language },
    args: [
      ...asRoot,
      `--lang=${language}`,
      `--window-size=${WINDOW.width},${WINDOW.height}`,
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A process made in advance for each tab and popup, as a fifth of their cost, that no test comes to use.
      '--disable-features=SpareRendererForSitePerProcess',
    ],
  });
  endWithUs(browser.process());
  return browser;
}

/** Closes it; kills it when it does not close. */
export async function endChromium(browser: Browser): Promise<void> {
  const child = browser.process();
  try {
    await within(browser.close(), CLOSE_MS, 'Chromium closing');
  } catch {
    // By its own id, and only this one: others may run on the machine.
    child?.kill('SIGKILL');
  }
}

/** Ends it as a crash does. */
export async function crashChromium(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child) throw new Error('Chromium was not started here: it cannot be ended.');
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await within(ended, CLOSE_MS, 'Chromium ending');
}

/**
 * Puppeteer's `enableExtensions: [dir]` does the same without waiting for it, so that a manifest which
 * Chromium refuses ends the process with an unhandled rejection. The id comes from the folder's path:
 * at the same place it is the same extension, with its storage, after a restart.
 */
export async function install(browser: Browser, dir: string): Promise<Extension> {
  const id = await browser.installExtension(dir);
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error(`Chromium took the extension in ${dir} and does not list it.`);
  return extension;
}
