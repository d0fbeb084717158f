/** The same tests in every browser: the browsers side by side, since they mostly wait, and a browser's tests in turn. */
import { describe } from 'vitest';
import type { BrowserName } from './browsers/browser.ts';
import { BROWSERS } from './browsers/launch.ts';

export function inBrowsers(what: string, tests: (name: BrowserName) => void): void {
  describe.each(BROWSERS)('in %s', { concurrent: true }, (name) => {
    describe.sequential(what, () => tests(name));
  });
}
