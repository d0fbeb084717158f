/**
 * Spotcheck on pages that frameworks build: whatever the page then changes, it ends as it does without Spotcheck,
 * and what still claims something is still painted.
 */
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import type { TestPage } from './browsers/browser.ts';
import { BROWSERS } from './browsers/launch.ts';
import { until } from './browsers/until.ts';
import { highlightedTexts, markedClaims, paintedClaims, type Stage, stage } from './extension.ts';
import {
  type AppState,
  buildFrameworkPages,
  FRAMEWORKS,
  fileOf,
  SERVED,
  servedFileOf,
} from './frameworks/build.mjs';

const HOME: AppState = {
  route: 'home',
  title: 'Crunches burn belly fat',
  text: 'Leg lifts melt the fat on your thighs.',
  note: 'planks burn belly fat.',
  who: 'Bettina',
  lead: 'Side bends melt love handles. ',
  isShown: true,
  items: ['Squats slim your thighs.', 'Push-ups burn arm fat.', 'Walk every day.'],
};

/** What the page does, one step after another. */
const STEPS: readonly (readonly [string, Partial<AppState>])[] = [
  ['text changes', { text: 'Two hundred leg lifts a day melt the fat on your thighs.' }],
  ['text beside text changes', { note: 'drink water.', who: 'a doctor' }],
  ['text beside text claims again', { note: 'crunches burn belly fat.' }],
  ['text before an element changes', { lead: 'Planks burn belly fat. ' }],
  ['text before an element goes', { lead: '' }],
  ['an element goes', { isShown: false }],
  ['an element comes back', { isShown: true }],
  [
    'items are reordered',
    { items: ['Walk every day.', 'Push-ups burn arm fat.', 'Squats slim your thighs.'] },
  ],
  ['items are removed and added', { items: ['Push-ups burn arm fat.', 'Sit-ups melt belly fat.'] }],
  ['the route changes', { route: 'away' }],
  ['the route changes back', { route: 'home' }],
];

/** The app's state after each step. */
function statesAfter(steps: typeof STEPS): AppState[] {
  let state = HOME;
  return steps.map(([, change]) => {
    state = { ...state, ...change };
    return state;
  });
}

/** Sentences that claim something. */
const CLAIM = /(?:burn|melt|slim)s? (?:the fat on )?(?:your )?(?:belly fat|arm fat|thighs|love handles)/g;

interface AppWindow extends Window {
  change(state: AppState): unknown;
  /** Where a server wrote the page. */
  hydrate?(): Promise<void>;
}

const textOf = (page: TestPage) => page.evaluate(() => document.getElementById('app')?.textContent ?? '');

/** What the same steps come to in a frame that is too small for Spotcheck to enter. */
function withoutSpotcheck(page: TestPage, states: readonly AppState[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const frame = document.createElement('iframe');
    frame.width = frame.height = '50';
    frame.src = location.href;
    document.body.append(frame);
    await new Promise((loaded) => frame.addEventListener('load', loaded));
    const view = frame.contentWindow as unknown as AppWindow;
    while (!view.change && !view.hydrate) await new Promise((later) => setTimeout(later, 20));
    await view.hydrate?.();
    const texts: string[] = [];
    for (const state of all) {
      await view.change(state);
      texts.push(view.document.getElementById('app')?.textContent ?? '');
    }
    frame.remove();
    return texts;
  }, states);
}

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  let folder: string;
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    folder = await buildFrameworkPages(HOME);
    site = await serve(folder);
    on = await stage(name);
  });
  afterAll(async () => {
    await on?.close();
    await site?.close();
    await rm(folder, { recursive: true });
  });

  /** Takes a page through steps; after each its text is as without Spotcheck, and its claims are painted. */
  async function takeThrough(
    page: TestPage,
    steps: typeof STEPS,
    expected: readonly string[],
  ): Promise<void> {
    for (const [index, [step]] of steps.entries()) {
      await page.evaluate(async (next) => {
        await (window as unknown as AppWindow).change(next);
      }, statesAfter(steps)[index] as AppState);
      expect(await textOf(page), step).toBe(expected[index]);
      await allPainted(page, expected[index] ?? '', step);
    }
  }

  test.each(Object.keys(FRAMEWORKS))('%s changes its page as without us', async (framework) => {
    const page = await on.browser.newPage(`${site.url}/${fileOf(framework)}`);
    const expected = await withoutSpotcheck(page, statesAfter(STEPS));
    await allPainted(page, await textOf(page));
    await takeThrough(page, STEPS, expected);
    expect(await page.consoleErrors()).toEqual([]);
    await page.close();
  });

  test('a script that comes late finds the markup as it was written', async () => {
    const slow = await slowSite();
    const page = await on.browser.newPage(slow.url);
    await until('the highlight', () => highlightedTexts(page), { accept: (texts) => texts.length === 1 });
    expect(await page.evaluate(() => document.title)).toBe('Crunches burn belly fat.');
    expect(await markedClaims(page)).toEqual([]);
    await page.close();
    slow.close();
  });

  test.each(Object.keys(SERVED))(
    '%s takes over what a server wrote and we have painted',
    async (framework) => {
      const page = await on.browser.newPage(`${site.url}/${servedFileOf(framework)}`);
      const steps = STEPS.filter(([step]) => /text changes|text beside|route/.test(step));
      const expected = await withoutSpotcheck(page, statesAfter(steps));
      const written = await textOf(page);
      await allPainted(page, written);
      await page.evaluate(() => (window as unknown as AppWindow).hydrate?.());
      expect(await textOf(page)).toBe(written);
      await allPainted(page, written, 'taken over');
      await takeThrough(page, steps, expected);
      expect(await page.consoleErrors()).toEqual([]);
      await page.close();
    },
  );
});

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
    setTimeout(() => response.end(isScript ? script : page), isScript ? 2_000 : 0);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

/** Waits until what is painted are the text's claims, all of them. */
async function allPainted(page: TestPage, text: string, step = 'at the start'): Promise<void> {
  const claims = (painted: string) => JSON.stringify(painted.match(CLAIM)?.toSorted() ?? []);
  await until(`painted claims ${claims(text)}, ${step}`, async () => (await paintedClaims(page)).join(' '), {
    accept: (painted) => claims(painted) === claims(text),
  });
}
