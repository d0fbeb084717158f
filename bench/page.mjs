/**
 * Measures what the extension costs a page, in real Chromium, and prints the table of the README. Times are ratios
 * to one bare pass over the page's text nodes in the same run, medians of fresh pages.
 *
 *   npm run bench:page [PART …]      (gate, nodes, claims, samples, growth, corpus, heap, task, feed; all of them without)
 */
import { readFile } from 'node:fs/promises';
import { startChromium } from './chromium.mjs';
import { corpusRow } from './corpus-gate.mjs';
import { feedRows, heapRows, taskRows } from './live-rows.mjs';
import { claimRows, gateRows, growthRows, Modules, nodeRows, sampleRows, stepsBundle } from './modules.mjs';

const { patterns, gate } = JSON.parse(await readFile(new URL('../dist/rules.json', import.meta.url), 'utf8'));

/** Measures with the extension's modules alone, in a browser without it. */
const withModules = (rowsOf) => async () => {
  const browser = await startChromium();
  try {
    return await rowsOf(new Modules(browser, await stepsBundle(), { patterns, gate }));
  } finally {
    await browser.close();
  }
};

const PARTS = {
  gate: withModules(gateRows),
  nodes: withModules(nodeRows),
  claims: withModules(claimRows),
  samples: withModules(sampleRows),
  growth: withModules(growthRows),
  corpus: async () => [await corpusRow(gate)],
  heap: heapRows,
  task: taskRows,
  feed: feedRows,
};

const asked = process.argv.slice(2);
for (const part of asked)
  if (!(part in PARTS)) throw new Error(`No such part: ${part}. There are ${Object.keys(PARTS).join(', ')}.`);
console.log('| what | goal | measured |\n| --- | --- | --- |');
for (const [part, rowsOf] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  for (const cells of await rowsOf()) console.log(`| ${cells.join(' | ')} |`);
}
