/** What the extension's modules cost a page, as ratios to one bare pass over the page's text nodes in the same run. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './median.mjs';
import { article, savedArticle } from './page-samples.mjs';

const LOADS = 7;
const KB = 1_000;
const MB = 1_000_000;
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const sample = (name) => readFile(path(`samples/${name}`), 'utf8');
const sumOf = (times) => Object.values(times).reduce((sum, time) => sum + time, 0);
const ratio = (value) => value.toFixed(1);

export async function stepsBundle() {
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
export class Modules {
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
export async function gateRows(modules) {
  const rows = [];
  for (const [what, goal, html] of [
    ['page without candidates, text alone (1 MB)', '≤ 1.6', article({ bytes: MB })],
    ['… with attributes and open shadow roots', '≤ 2.5', article({ bytes: MB, isRich: true })],
  ]) {
    const { unit, gate } = await modules.measure(html, ['unit', 'gate']);
    rows.push([what, goal, ratio(gate.all / unit.all)]);
  }
  return rows;
}

/** Time per unit of reading, finding and painting, and of mark.js for the same page. */
export async function claimRows(modules) {
  const html = article({ bytes: MB, claimsPerMB: 200 });
  const { unit, scan, 'mark.js': mark } = await modules.measure(html, ['unit', 'scan', 'mark.js']);
  const parts = ['collect', 'detect', 'paint'].map((part) => ratio(scan[part] / unit.all));
  return [
    ['page with claims (1 MB, 200 claims): collect, detect, paint', '≤ 8', ratio(scan.all / unit.all)],
    ['… each for itself', '', parts.join(' / ')],
    ['… against mark.js on the whole body', '≥ 8 times faster', `${ratio(mark.all / scan.all)} times`],
  ];
}

export async function sampleRows(modules) {
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

/** Small pages pay for code that runs for the first time, so the growth from 1 MB on is told apart. */
export async function growthRows(modules) {
  const perByte = [];
  for (const bytes of [100 * KB, MB, 5 * MB]) {
    const { scan } = await modules.measure(article({ bytes, claimsPerMB: 80 }), ['scan']);
    perByte.push(scan.all / bytes);
  }
  const [small, middle, large] = perByte;
  return [
    ['5 MB against 100 KB, time per byte', '1 ± 0.2', (large / small).toFixed(2)],
    ['… against 1 MB', '1 ± 0.2', (large / middle).toFixed(2)],
  ];
}

/** The same work on pages of very few and very many nodes. */
export async function nodeRows(modules) {
  const rows = [];
  for (const nodes of [100, 100_000]) {
    const { unit, gate } = await modules.measure(article({ bytes: MB, isRich: true, nodes }), [
      'unit',
      'gate',
    ]);
    rows.push([`gate on 1 MB in ${nodes} text nodes`, '', ratio(gate.all / unit.all)]);
  }
  return rows;
}
