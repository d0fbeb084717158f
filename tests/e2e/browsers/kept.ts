/**
 * Browsers that wait for the next file of tests. To start one costs seconds, to make it as new a fraction of one; so
 * a file takes what the file before has given back. It needs files that share their modules (`isolate: false`).
 */
import type { BrowserName, LaunchOptions, TestBrowser } from './browser.ts';
import { launch } from './launch.ts';
import { within } from './until.ts';

const waiting = new Map<BrowserName, TestBrowser>();
const RENEW_MS = 20_000;

/** A browser in which the extension was installed a moment ago: one that waited, or a new one. Give it back. */
export async function takeBrowser(name: BrowserName, options: LaunchOptions): Promise<TestBrowser> {
  const kept = waiting.get(name);
  waiting.delete(name);
  if (!kept) return launch(name, options);
  try {
    await within(kept.renew(), RENEW_MS, `${name} as new`);
    return kept;
  } catch (error) {
    // What the file before did to it is not known; it may hang.
    console.warn(`${name} could not be made as new, so another one is started: ${String(error)}`);
    await kept.close().catch(() => undefined);
    return launch(name, options);
  }
}

/** Lets it wait for the next file; when one waits already, it is closed. */
export async function giveBack(browser: TestBrowser): Promise<void> {
  if (waiting.has(browser.name)) await browser.close();
  else waiting.set(browser.name, browser);
}
