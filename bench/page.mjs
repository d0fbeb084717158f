/**
 * Measures what the extension costs a page, in real Chromium, as ratios to one bare pass over the page's text nodes
 * in the same run. Prints the table of the README.
 *
 *   npm run bench:page
 */
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer';
import { findBrowser } from '../scripts/find-browser.mjs';
import { article, CLAIMS } from './page-samples.mjs';

const LOADS = 7;
const KB = 1_000;
const MB = 1_000_000;
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

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

/** One fresh page, one step, in ms. */
async function runOnce(browser, html, bundle, step, rules) {
  const page = await browser.newPage();
  try {
    await page.setContent(html, { timeout: 120_000 });
    await page.addScriptTag({ content: bundle });
    return await page.evaluate(
      (name, all, phrases) => window.runStep(name, all, phrases),
      step,
      rules,
      CLAIMS,
    );
  } finally {
    await page.close();
  }
}

/** Medians in ms by step; the steps take turns, so that a slow moment of the machine hits all of them. */
async function measure(browser, html, bundle, steps, rules) {
  const times = Object.fromEntries(steps.map((step) => [step, []]));
  for (let load = 0; load < LOADS; load++)
    for (const step of steps) times[step].push(await runOnce(browser, html, bundle, step, rules));
  return Object.fromEntries(steps.map((step) => [step, median(times[step])]));
}

const ratio = (value) => value.toFixed(1);

async function main() {
  const { patterns, gate } = JSON.parse(await readFile(path('dist/rules.json'), 'utf8'));
  const rules = { patterns, gate };
  const bundle = await stepsBundle();
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    protocolTimeout: 600_000,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const rows = [];
  const row = (what, goal, measured) => rows.push([what, goal, measured]);
  try {
    const plain = await measure(
      browser,
      article({ bytes: MB }),
      bundle,
      ['unit', 'gate, all it reads'],
      rules,
    );
    const gatePass = plain['gate, all it reads'] / plain.unit;
    row('page without candidates, with attributes and shadow roots (1 MB)', '≤ 2.5', ratio(gatePass));

    const steps = ['unit', 'collect, detect, paint', 'mark.js on the whole page'];
    const claims = await measure(browser, article({ bytes: MB, claimsPerMB: 200 }), bundle, steps, rules);
    const ours = claims['collect, detect, paint'];
    row('page with claims: collect, detect, paint (1 MB, 200 claims)', '≤ 8', ratio(ours / claims.unit));
    row(
      '… times faster than mark.js on the whole page',
      '≥ 8',
      ratio(claims['mark.js on the whole page'] / ours),
    );

    const growth = [];
    for (const bytes of [100 * KB, 5 * MB]) {
      const html = article({ bytes, claimsPerMB: 80 });
      growth.push((await measure(browser, html, bundle, [steps[1]], rules))[steps[1]] / bytes);
    }
    row('time per byte, 5 MB against 100 KB', '1 ± 0.2', (growth[1] / growth[0]).toFixed(2));
    row(
      'content script on every page',
      '≤ 6144 bytes',
      `${(await stat(path('dist/chrome/gate.js'))).size} bytes`,
    );
    console.log(`unit: ${plain.unit.toFixed(1)} ms for 1 MB in ${Math.ceil(MB / 60)} text nodes\n`);
  } finally {
    await browser.close();
  }
  console.log('| what | goal | measured |\n| --- | --- | --- |');
  for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
}

await main();
