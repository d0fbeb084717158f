/** The browser in which this run's tests are played; the other has a run of its own (vitest.config.ts). */
import { describe, inject } from 'vitest';
import type { BrowserName } from './browsers/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserName;
  }
}

export const BROWSERS: readonly BrowserName[] = [inject('browser')];

export function inBrowsers(what: string, tests: (name: BrowserName) => void): void {
  describe.each(BROWSERS)('in %s', (name) => {
    describe(what, () => tests(name));
  });
}
