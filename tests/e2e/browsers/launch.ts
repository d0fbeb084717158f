import { findBrowser } from '../../../scripts/find-browser.mjs';
import type { BrowserName, LaunchOptions, TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox };

/** Starts a headless browser with the unpacked extension in it. Close it in `finally` or `afterAll`. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<TestBrowser> {
  const executable = findBrowser(name);
  if (executable === undefined) {
    throw new Error(`No ${name} on this machine: install it, or set SPOTCHECK_${name.toUpperCase()}.`);
  }
  return LAUNCHERS[name](executable, options);
}
