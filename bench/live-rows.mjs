/** What the extension as it ships costs, told apart from what any extension's script costs. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { servePages, startChromium, withEmptyExtension } from './chromium.mjs';
import { heapOn, runFeed, tasksOn } from './live.mjs';
import { median } from './median.mjs';
import { article, feed } from './page-samples.mjs';

const LOADS = 7;
const KB = 1_000;
const EXTENSION = fileURLToPath(new URL('../dist/chrome', import.meta.url));
const FEED = { perSecond: 20, seconds: 60 };

const kilobytes = (bytes) => `${Math.round(bytes / KB)} KB`;

/** Serves pages while they are used. */
async function withPages(pages, use) {
  const site = await servePages(pages);
  try {
    return await use(site);
  } finally {
    site.close();
  }
}

/** Closes the page of the first run: it would come to the front, and a page that is hidden is not worked on. */
async function closeWelcome(browser) {
  const isIt = (target) => target.url().endsWith('/welcome.html');
  const target = await browser.waitForTarget(isIt, { timeout: 60_000 });
  await (await target.page())?.close();
}

/** A Chromium with an extension, or with none. */
async function inChromium(extension, use) {
  const browser = await startChromium(extension);
  try {
    if (extension === EXTENSION) await closeWelcome(browser);
    return await use(browser);
  } finally {
    await browser.close();
  }
}

export function heapRows() {
  const pages = {
    empty: '<!doctype html><title>Empty</title>',
    quiet: article({ bytes: 20 * KB, isRich: true }),
  };
  return withPages(pages, async (site) => {
    const heapWith = (extension, page) =>
      inChromium(extension, async (browser) => {
        const seen = [];
        for (let load = 0; load < LOADS; load++) seen.push(await heapOn(browser, site.urlOf(page)));
        return median(seen);
      });
    const ours = (await heapWith(EXTENSION, 'quiet')) - (await heapWith(undefined, 'quiet'));
    const world =
      (await withEmptyExtension((folder) => heapWith(folder, 'empty'))) -
      (await heapWith(undefined, 'empty'));
    const measured = `${kilobytes(ours)}, of which ${kilobytes(world)} are any script’s`;
    const { size } = await stat(`${EXTENSION}/gate.js`);
    return [
      ['heap before the gate opens', '< 200 KB', measured],
      ['script on every page', '≤ 6144 bytes', `${size} bytes`],
    ];
  });
}

export function taskRows() {
  const pages = { large: article({ bytes: 1_000 * KB, claimsPerMB: 200 }) };
  return withPages(pages, async (site) => {
    const longest = [];
    // A browser that has run a script before keeps it compiled: every load has a new one.
    for (let load = 0; load < LOADS; load++)
      await inChromium(EXTENSION, async (browser) => {
        const [first] = await tasksOn(browser, site.urlOf('large'), 4, 'mark[data-spotcheck]');
        longest.push(first);
      });
    const measured = `${Math.round(median(longest))} ms (${Math.round(Math.min(...longest))} to ${Math.round(Math.max(...longest))})`;
    return [['longest task, 1 MB page, 200 claims, processor slowed 4×', '< 50 ms', measured]];
  });
}

export function feedRows() {
  return withPages({ feed: feed() }, async (site) => {
    const runWith = (extension) =>
      inChromium(extension, (browser) => runFeed(browser, site.urlOf('feed'), FEED));
    const bare = await runWith(undefined);
    const ours = await runWith(EXTENSION);
    const share = (100 * (ours.work - bare.work)) / (FEED.seconds * 1_000);
    return [
      ['feed of 20 items a second for 60 s', '< 2 % of one core', `${share.toFixed(1)} %`],
      [
        '… heap when it was emptied, against before',
        'as before',
        `${kilobytes(ours.heap)} (without us ${kilobytes(bare.heap)})`,
      ],
    ];
  });
}
