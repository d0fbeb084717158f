/** What every end-to-end test starts with: a browser with the built extension, and pages served over localhost. */
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import type { BrowserName, LaunchOptions, TestBrowser, TestPage, TestPopup } from './browsers/browser.ts';
import { giveBack, takeBrowser } from './browsers/kept.ts';
import { launch } from './browsers/launch.ts';
import { until } from './browsers/until.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Stage {
  readonly browser: TestBrowser;
  /** Address of a page of samples/. */
  sample(name: string): string;
  /** Address of a page of tests/e2e/pages/. */
  page(name: string): string;
  /** Address of a page that has this markup, and does this, before anybody looks at it. */
  written(html: string, deed?: (main: HTMLElement) => void): string;
  /** Address of one of the extension's own pages; not in private windows. */
  ownPage(name: string): string;
  close(): Promise<void>;
}

/** @returns the address under which the extension's own pages lie. */
async function closeWelcome(browser: TestBrowser): Promise<string> {
  const welcome = await browser.openedPage('welcome.html');
  const origin = await welcome.evaluate(() => location.origin);
  await welcome.close();
  return origin;
}

/**
 * A browser with the extension that was built for it (`npm run build`), as right after its installation. One with
 * options is started for it and closed after it.
 */
export async function stage(
  name: BrowserName,
  options?: Pick<LaunchOptions, 'isPrivate' | 'language' | 'roomKB'>,
): Promise<Stage> {
  const samples = await serve(folder('../../samples'));
  const pages = await serve(folder('pages'));
  const extensionDir = folder(`../../dist/${name === 'chromium' ? 'chrome' : 'firefox'}`);
  const browser = options
    ? await launch(name, { extensionDir, ...options })
    : await takeBrowser(name, { extensionDir });
  // It comes by itself after the installation, and would come to the front in the middle of a test. A browser of
  // private windows alone shows it to nobody.
  const ownOrigin = options?.isPrivate ? '' : await closeWelcome(browser);
  return {
    browser,
    ownPage: (page) => `${ownOrigin}/${page}`,
    sample: (page) => `${samples.url}/${page}`,
    page: (page) => `${pages.url}/${page}`,
    written: (html, deed) =>
      `${pages.url}/written.html?${new URLSearchParams({ html, deed: String(deed ?? null) })}`,
    close: async () => {
      await (options ? browser.close() : giveBack(browser));
      await Promise.all([samples.close(), pages.close()]);
    },
  };
}

/** Whether a written page is again as it was before anybody looked at it. */
export const isAsWritten = (page: TestPage): Promise<boolean> =>
  page.evaluate(
    () => document.documentElement.outerHTML === (window as unknown as { before: string }).before,
  );

/** Texts of the marks on a page, a claim's pieces joined, in page order. */
export function markedClaims(page: TestPage): Promise<string[]> {
  return page.evaluate(() => {
    const claims = new Map<string, string>();
    for (const piece of document.querySelectorAll('mark[data-spotcheck]')) {
      const id = piece.getAttribute('data-spotcheck') ?? '';
      claims.set(id, (claims.get(id) ?? '') + piece.textContent);
    }
    return [...claims.values()].map((text) => text.replace(/\s+/g, ' ').trim());
  });
}

/** Waits until the page has its marks: they are painted in slices, and counted when all are there. */
export async function waitForMarks(page: TestPage): Promise<void> {
  await page.waitFor(() => document.querySelector('mark[data-spotcheck]') !== null);
  await until('the badge', () => page.badgeText());
}

/** Waits until nothing of ours is left in the page. */
export async function waitForNoTrace(page: TestPage): Promise<void> {
  await page.waitFor(() => !document.documentElement.outerHTML.includes('data-spotcheck'));
}

/** Waits until the popup's sentence is this one, and gives the popup. */
export async function popupSaying(page: TestPage, sentence: string) {
  const popup = await page.popup();
  await popup.waitFor((text) => document.getElementById('sentence')?.textContent === text, sentence);
  return popup;
}

/** Clicks a switch, and waits until the popup says that it is on or off: closed at once it may take the click along. */
export async function flip(popup: TestPopup, which: 'everywhere' | 'site', to: 'on' | 'off'): Promise<void> {
  await popup.waitFor((id) => document.querySelector<HTMLInputElement>(`#${id}`)?.disabled === false, which);
  await popup.clickOn(`#${which}`);
  await popup.waitFor((isOff) => {
    const sentence = document.getElementById('sentence')?.textContent ?? '';
    return sentence !== '' && sentence.startsWith('Off') === isOff;
  }, to === 'off');
}

/** Texts of the highlights on a page, in the order in which they were painted. */
export function highlightedTexts(page: TestPage): Promise<string[]> {
  return page.evaluate(() =>
    ['spotcheck-claim', 'spotcheck-quiet'].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()),
    ),
  );
}

/** Texts of all claims that are painted, by whichever painter. */
export async function paintedClaims(page: TestPage): Promise<string[]> {
  const highlighted = await highlightedTexts(page);
  return [...(await markedClaims(page)), ...highlighted.filter((text) => text !== '')];
}
