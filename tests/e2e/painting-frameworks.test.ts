/**
 * Spotcheck on pages that frameworks build: whatever the page then changes, it ends as it does without Spotcheck,
 * and what still claims something is still painted.
 */
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import type { TestPage } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { highlightedTexts, markedClaims, type Stage, stage } from './extension.ts';
import { type AppState, buildFrameworkPages } from './frameworks/build.mjs';
import { inBrowsers } from './in-browsers.ts';

const HOME: AppState = {
  route: 'home',
  title: 'Crunches burn belly fat',
  text: 'Leg lifts melt the fat on your thighs.',
  note: 'planks burn belly fat.',
  who: 'Bettina',
  lead: 'Side bends melt love handles. ',
  isShown: true,
  isHidden: false,
  saying: 'Lunges slim your thighs.',
  isQuoted: false,
  items: ['Squats slim your thighs.', 'Push-ups burn arm fat.', 'Walk every day.'],
};

/** What the page does, one step after another; in one step no two changes concern the same part of it. */
const STEPS: readonly (readonly [string, Partial<AppState>])[] = [
  [
    'texts change (alone, beside others, before an element), one element is hidden, one swapped, items are reordered',
    {
      text: 'Two hundred leg lifts a day melt the fat on your thighs.',
      note: 'drink water.',
      who: 'a doctor',
      lead: 'Planks burn belly fat. ',
      isHidden: true,
      isQuoted: true,
      items: ['Walk every day.', 'Push-ups burn arm fat.', 'Squats slim your thighs.'],
    },
  ],
  [
    'text claims again, text before an element goes, one element is shown, one swapped back, items go and come',
    {
      note: 'crunches burn belly fat.',
      lead: '',
      isHidden: false,
      isQuoted: false,
      saying: 'Sit-ups melt belly fat.',
      items: ['Push-ups burn arm fat.', 'Sit-ups melt belly fat.'],
    },
  ],
  ['an element goes', { isShown: false }],
  ['an element comes back', { isShown: true }],
  ['the route changes', { route: 'away' }],
  ['the route changes back', { route: 'home' }],
];

/** Sentences that claim something. */
const CLAIM = /(?:burn|melt|slim)s? (?:the fat on )?(?:your )?(?:belly fat|arm fat|thighs|love handles)/g;

const claimsIn = (text: string): string[] => text.match(CLAIM)?.toSorted() ?? [];

interface AppWindow extends Window {
  readonly CSS: typeof CSS;
  change(state: AppState): unknown;
  /** Where a server wrote the page. */
  hydrate?(): Promise<void>;
}

/** For each app its text, and that of the same app where Spotcheck is not. */
type Texts = Record<string, { here: string; alone: string }>;

/** Runs in the gallery: gives all apps another state; none: those take over what a server wrote that have not yet. */
async function change(state: AppState | null): Promise<Texts> {
  const texts: Texts = {};
  for (const { id, children } of document.querySelectorAll('figure')) {
    const both: string[] = [];
    for (const frame of children) {
      const view = (frame as HTMLIFrameElement).contentWindow as unknown as AppWindow;
      await (state ? view.change(state) : view.hydrate?.());
      both.push(view.document.getElementById('app')?.textContent ?? '');
    }
    const [here = '', alone = ''] = both;
    texts[id] = { here, alone };
  }
  return texts;
}

/** Runs in the gallery: what is painted in each app, by whichever painter. */
function painted(): Record<string, string> {
  const apps = [...document.querySelectorAll('figure')].map(({ id, children }) => {
    const view = (children[0] as HTMLIFrameElement).contentWindow as unknown as AppWindow;
    const marks = [...view.document.querySelectorAll('mark[data-spotcheck]')].map((mark) => mark.textContent);
    const ranges = ['spotcheck-claim', 'spotcheck-quiet'].flatMap((name) =>
      [...(view.CSS.highlights.get(name) ?? [])].map(String),
    );
    return [id, [...marks, ...ranges].join(' ')] as const;
  });
  return Object.fromEntries(apps);
}

/** Waits until what is painted in every app are the claims of its text, all of them and no others. */
async function allPainted(page: TestPage, texts: Texts, step: string): Promise<void> {
  const wanted = JSON.stringify(Object.entries(texts).map(([app, { here }]) => [app, claimsIn(here)]));
  const read = async () => Object.entries(await page.evaluate(painted));
  await until(`${wanted} to be painted when ${step}`, read, {
    accept: (seen) => JSON.stringify(seen.map(([app, text]) => [app, claimsIn(text)])) === wanted,
  });
}

const asAlone = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([app, { alone }]) => [app, { here: alone, alone }]));

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  folder = await buildFrameworkPages(HOME);
  site = await serve(folder);
});
afterAll(async () => {
  await site?.close();
  await rm(folder, { recursive: true });
});

inBrowsers('an app', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  test('frameworks take over what a server wrote, and change their pages as without us', async () => {
    const page = await on.browser.newPage(`${site.url}/index.html`);
    await page.waitFor(() =>
      [...document.querySelectorAll('iframe')].every((frame) => {
        const view = frame.contentWindow as unknown as Partial<AppWindow>;
        return view.change ?? view.hydrate;
      }),
    );
    const start: Texts = await page.evaluate(() => {
      const textOf = (frame: Element | undefined) =>
        (frame as HTMLIFrameElement).contentDocument?.getElementById('app')?.textContent ?? '';
      const apps = [...document.querySelectorAll('figure')];
      const texts = apps.map(({ id, children: [here, alone] }) => ({
        id,
        here: textOf(here),
        alone: textOf(alone),
      }));
      return Object.fromEntries(texts.map(({ id, ...both }) => [id, both]));
    });
    expect(Object.keys(start)).toHaveLength(14);
    await allPainted(page, start, 'the page opens');
    const states: readonly (readonly [string, AppState | null])[] = [
      ['markup is taken over', null],
      ...statesAfter(STEPS),
    ];
    for (const [step, state] of states) {
      const texts: Texts = await page.evaluate(change, state);
      expect(texts, step).toEqual(asAlone(texts));
      await allPainted(page, texts, step);
    }
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('a script that comes late finds the markup as it was written', async () => {
    const slow = await slowSite();
    const page = await on.browser.newPage(slow.url);
    await until('the highlight', () => highlightedTexts(page), { accept: (texts) => texts.length === 1 });
    expect(await page.evaluate(() => document.title)).toBe('Crunches burn belly fat.');
    expect(await markedClaims(page)).toEqual([]);
    await page.leave();
    slow.close();
  });
});

/** The app's state after each step. */
function statesAfter(steps: typeof STEPS): (readonly [string, AppState])[] {
  let state = HOME;
  return steps.map(([step, changed]) => {
    state = { ...state, ...changed };
    return [step, state];
  });
}

/** Serves a page and, after a while, the script that takes it over and says what markup it found. */
async function slowSite(): Promise<{ url: string; close(): void }> {
  const script = `const text = document.querySelector('p').firstChild;
    document.title = text.parentNode.innerHTML;
    text.owner = 'a framework';`;
  const page =
    '<!doctype html><title>Slow</title><p>Crunches burn belly fat.</p><script async src="/late.js"></script>';
  const server = createServer(({ url }, response) => {
    const isScript = url === '/late.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    setTimeout(() => response.end(isScript ? script : page), isScript ? 1_000 : 0);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
