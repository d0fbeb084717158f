/**
 * Measures what the extension costs a page, in real Chromium, and prints the table of the README. Times are ratios
 * to one bare pass over the page's text nodes in the same run, medians of fresh pages.
 *
 *   npm run bench:page [PART …]      (gate, claims, samples, growth, corpus, life; all of them without)
 */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { servePages, startChromium, withEmptyExtension } from './chromium.mjs';
import { corpusRow } from './corpus-gate.mjs';
import { heapOn, longestTask, runFeed } from './live.mjs';
import { article, feed, savedArticle } from './page-samples.mjs';
import { claimExpression } from './phrases.mjs';

const LOADS = 7;
const KB = 1_000;
const MB = 1_000_000;
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const sample = (name) => readFile(path(`samples/${name}`), 'utf8');

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const sumOf = (times) => Object.values(times).reduce((sum, time) => sum + time, 0);
const ratio = (value) => value.toFixed(1);

async function stepsBundle() {
  const result = await build({
    entryPoints: [path('bench/page-steps.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    loader: { '.css': 'text' },
    logLevel: 'error',
  });
  return result.outputFiles[0].text;
}

/** Runs steps of the extension's modules in fresh pages without the extension. */
class Modules {
  constructor(browser, bundle, rules) {
    Object.assign(this, { browser, bundle, rules });
  }

  /** One fresh page, one step: the times of its parts in ms. */
  async once(html, step) {
    const page = await this.browser.newPage();
    try {
      await page.setContent(html, { timeout: 120_000 });
      await page.addScriptTag({ content: this.bundle });
      const { times, marks } = await page.evaluate(
        (name, all) => window.runStep(name, all),
        step,
        this.rules,
      );
      if ((step === 'scan' || step === 'mark.js') && marks === 0)
        throw new Error(`${step} has marked nothing.`);
      return { ...times, all: sumOf(times) };
    } finally {
      await page.close();
    }
  }

  /**
   * Median times in ms by step, of its parts and of all of it; the steps take turns, so that a slow moment of the
   * machine hits all of them.
   */
  async measure(html, steps) {
    const runs = Object.fromEntries(steps.map((step) => [step, []]));
    for (let load = 0; load < LOADS; load++)
      for (const step of steps) runs[step].push(await this.once(html, step));
    const medians = (times) =>
      Object.fromEntries(Object.keys(times[0]).map((part) => [part, median(times.map((one) => one[part]))]));
    return Object.fromEntries(steps.map((step) => [step, medians(runs[step])]));
  }
}

/** Time per unit of what runs on every page. */
async function gateRows(modules) {
  const rows = [];
  for (const [what, goal, html] of [
    ['page without candidates, text alone (1 MB)', '≤ 1.6', article({ bytes: MB })],
    ['… with attributes and open shadow roots', '≤ 2.5', article({ bytes: MB, isRich: true })],
    ['… the same in 100,000 text nodes', '', article({ bytes: MB, isRich: true, nodes: 100_000 })],
  ]) {
    const { unit, gate } = await modules.measure(html, ['unit', 'gate']);
    rows.push([what, goal, ratio(gate.all / unit.all)]);
  }
  return rows;
}

/** Time per unit of reading, finding and painting, and of mark.js for the same page. */
async function claimRows(modules) {
  const html = article({ bytes: MB, claimsPerMB: 200 });
  const { unit, scan, 'mark.js': mark } = await modules.measure(html, ['unit', 'scan', 'mark.js']);
  const parts = ['collect', 'detect', 'paint'].map((part) => ratio(scan[part] / unit.all));
  return [
    ['page with claims (1 MB, 200 claims): collect, detect, paint', '≤ 8', ratio(scan.all / unit.all)],
    ['… each for itself', '', parts.join(' / ')],
    ['… against mark.js on the whole body', '≥ 8 times faster', `${ratio(mark.all / scan.all)} times`],
  ];
}

async function sampleRows(modules) {
  const rows = [];
  for (const [what, html] of [
    ['an article as sites save it', savedArticle()],
    ['the sample magazine page', await sample('magazine.html')],
  ]) {
    const { unit, gate, scan } = await modules.measure(html, ['unit', 'gate', 'scan']);
    const ratios = [gate, scan].map(({ all }) => ratio(all / unit.all));
    rows.push([`${what}: gate / collect, detect, paint`, '', ratios.join(' / ')]);
  }
  return rows;
}

async function growthRows(modules) {
  const perByte = [];
  for (const bytes of [100 * KB, 5 * MB]) {
    const { scan } = await modules.measure(article({ bytes, claimsPerMB: 80 }), ['scan']);
    perByte.push(scan.all / bytes);
  }
  return [['5 MB against 100 KB, time per byte', '1 ± 0.2', (perByte[1] / perByte[0]).toFixed(2)]];
}

/** What the modules cost, by the name under which it can be asked for. */
const PARTS = { gate: gateRows, claims: claimRows, samples: sampleRows, growth: growthRows };

/** What the extension as it ships costs, told apart from what any extension's script costs. */
async function lifeRows() {
  const pages = {
    empty: '<!doctype html><title>Empty</title>',
    quiet: article({ bytes: 20 * KB, isRich: true }),
    large: article({ bytes: MB, claimsPerMB: 200 }),
    feed: feed(),
  };
  const site = await servePages(pages);
  const inChromium = async (extension, use) => {
    const browser = await startChromium(extension);
    try {
      return await use(browser);
    } finally {
      await browser.close();
    }
  };
  const heaps = async (browser, page) => {
    const seen = [];
    for (let load = 0; load < LOADS; load++) seen.push(await heapOn(browser, site.urlOf(page)));
    return median(seen);
  };
  const FEED = { perSecond: 20, seconds: 60 };
  const bare = await inChromium(undefined, async (browser) => ({
    heap: await heaps(browser, 'quiet'),
    empty: await heaps(browser, 'empty'),
    feed: await runFeed(browser, site.urlOf('feed'), FEED),
  }));
  const world = await withEmptyExtension((folder) =>
    inChromium(folder, (browser) => heaps(browser, 'empty')),
  );
  const ours = await inChromium(path('dist/chrome'), async (browser) => ({
    heap: await heaps(browser, 'quiet'),
    task: await longestTask(browser, site.urlOf('large'), 4, 'mark[data-spotcheck]'),
    feed: await runFeed(browser, site.urlOf('feed'), FEED),
  }));
  site.close();
  const share = (100 * (ours.feed.work - bare.feed.work)) / (FEED.seconds * 1_000);
  const kilobytes = (bytes) => `${Math.round(bytes / KB)} KB`;
  return [
    [
      'longest task of ours, 1 MB page, 200 claims, processor slowed 4×',
      '< 50 ms',
      `${Math.round(ours.task[0])} ms`,
    ],
    ['feed of 20 items a second for 60 s', '< 2 % of one core', `${share.toFixed(1)} %`],
    [
      '… heap when it was emptied, against before',
      'as before',
      `${kilobytes(ours.feed.heap)} (without us ${kilobytes(bare.feed.heap)})`,
    ],
    [
      'heap before the gate opens',
      '< 200 KB',
      `${kilobytes(ours.heap - bare.heap)}, of which ${kilobytes(world - bare.empty)} are any script’s`,
    ],
    ['script on every page', '≤ 6144 bytes', `${(await stat(path('dist/chrome/gate.js'))).size} bytes`],
  ];
}

async function main() {
  const parts = process.argv.slice(2);
  const isAsked = (part) => parts.length === 0 || parts.includes(part);
  const { patterns, gate } = JSON.parse(await readFile(path('dist/rules.json'), 'utf8'));
  const browser = await startChromium();
  const rows = [];
  try {
    const rules = { patterns, gate, expression: claimExpression(patterns) };
    const modules = new Modules(browser, await stepsBundle(), rules);
    for (const [part, rowsOf] of Object.entries(PARTS))
      if (isAsked(part)) rows.push(...(await rowsOf(modules)));
  } finally {
    await browser.close();
  }
  if (isAsked('corpus')) rows.push(await corpusRow(gate));
  if (isAsked('life')) rows.push(...(await lifeRows()));
  console.log('| what | goal | measured |\n| --- | --- | --- |');
  for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
}

await main();
