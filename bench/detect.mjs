/**
 * How fast detection reads, beside three yardsticks on the same text: a bare pass over the characters, one naive
 * regular expression of all phrases, and the compromise library tagging it. Ratios mean more than MB/s, because
 * they hold on a slow machine too.
 *
 *     node bench/detect.mjs [CORPUS.jsonl …]      (a page a line, as `npm run scan` reads it)
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { makeValidators } from '../scripts/make-validators.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 7;
/** Blocks of a page that is made of candidates alone. */
const PAGE_BLOCKS = 12;
/** Naming every word is so slow that a part of the text must do. */
const COMPROMISE_CHARACTERS = 200_000;

const inFolder = async (folder) =>
  (await readdir(join(root, folder), { recursive: true }))
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join(root, folder, path));

/** The detector as it ships, bundled from its sources. */
async function loadDetection() {
  await makeValidators();
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const outfile = join(folder, 'detection.mjs');
    await build({
      stdin: {
        contents: ['rules/compile', 'detect/detector', 'detect/gate']
          .map((path) => `export * from './src/${path}.ts';`)
          .join('\n'),
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['browser'],
      outfile,
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compileRules(compileRuleSet) {
  const files = await inFolder('rules');
  const read = files.map(async (path) => ({
    path: path.slice(root.length + 'rules/'.length),
    text: await readFile(path, 'utf8'),
  }));
  const compiled = compileRuleSet(await Promise.all(read));
  if (compiled.problems)
    throw new Error(
      compiled.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'),
    );
  return compiled.ruleSet;
}

/** Passages of text this long are timed on their own: short enough that the machine now and then leaves one in peace. */
const PASSAGE_CHARACTERS = 4000;

/** Pages as short passages; a page that is longer than a passage is one of its own. */
function cut(pages) {
  const passages = [[]];
  let length = 0;
  for (const blocks of pages) {
    passages.at(-1).push(blocks);
    length += lengthOf([blocks]);
    if (length < PASSAGE_CHARACTERS) continue;
    passages.push([]);
    length = 0;
  }
  return passages.filter((some) => some.length > 0);
}

/**
 * Milliseconds that each of some works takes for a text: for every passage the least of all runs, in turns, summed.
 * That is what the machine can do, whatever else it is doing. Every run gets blocks that nobody has seen before.
 */
function timesOf(works, pages) {
  const sums = works.map(() => 0);
  for (const passage of cut(pages)) {
    const least = works.map(() => Number.POSITIVE_INFINITY);
    for (let run = 0; run < RUNS; run++) {
      for (const [i, work] of works.entries()) {
        const fresh = passage.map((blocks) => blocks.map((block) => ({ ...block })));
        const start = performance.now();
        work(fresh);
        least[i] = Math.min(least[i], performance.now() - start);
      }
    }
    for (const [i, time] of least.entries()) sums[i] += time;
  }
  return sums;
}

const eachText = (pages, use) => {
  for (const blocks of pages) for (const { text } of blocks) use(text);
};

/** Reads every character; the result is used, or the engine would leave the loop out. */
let sum = 0;
const barePass = (pages) => {
  let codes = 0;
  for (const blocks of pages)
    for (const { text } of blocks) for (let i = 0; i < text.length; i++) codes += text.charCodeAt(i);
  sum += codes;
};

const toPage = (text) => text.split(/\n\s*\n/).map((block) => ({ text: block, kind: 'text' }));
const lengthOf = (pages) => pages.flat().reduce((length, { text }) => length + text.length, 0);

/** A text repeated as fresh pages until it is long enough. */
const fill = (pages, length) =>
  Array.from({ length: Math.ceil(length / lengthOf(pages)) }, () => pages).flat();

async function gatherTexts(ruleSet, detection) {
  const own = await Promise.all(
    (await inFolder('tests/corpus/open')).map(async (path) => parse(await readFile(path, 'utf8'))),
  );
  const corpus = own.map(({ blocks }) =>
    blocks.map(({ kind, sentences }) => ({
      kind,
      text: sentences.map((sentence) => sentence.at(-1)).join(' '),
    })),
  );
  for (const file of process.argv.slice(2)) {
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    corpus.push(
      ...lines.map((line) =>
        JSON.parse(line).blocks.map((block) => ({ kind: 'text', text: block.text ?? block })),
      ),
    );
  }
  const prose = [
    toPage(await readFile(join(root, 'node_modules/typescript/README.md'), 'utf8')),
    toPage(await readFile(join(root, 'node_modules/esbuild/LICENSE.md'), 'utf8')),
    toPage(
      await readFile(join(root, 'node_modules/typescript/ThirdPartyNoticeText.txt'), 'utf8').catch(() =>
        'No claim here. '.repeat(5000),
      ),
    ),
  ];
  const candidates = corpus.flat().filter(({ text }) => detection.createGate(ruleSet.gate)(text));
  const dense = Array.from({ length: Math.ceil(candidates.length / PAGE_BLOCKS) }, (_, page) =>
    candidates.slice(page * PAGE_BLOCKS, (page + 1) * PAGE_BLOCKS),
  );
  const { words } = ruleSet.patterns.lexicon;
  let seed = 1;
  const word = () => {
    seed = (seed * 48271) % 0x7fffffff;
    return words[seed % words.length];
  };
  const hostile = (count) => [[{ kind: 'text', text: Array.from({ length: count }, word).join(' ') }]];
  return {
    'the corpora': corpus,
    'ordinary prose, 1 MB': fill(prose, 1e6),
    'mixed, 10 MB': fill([...prose, ...prose, ...prose, ...corpus], 1e7),
    'every block a candidate': dense,
    'hostile: the rules’ own words': hostile(30_000),
    'hostile, twice as long': hostile(60_000),
    'hostile: one claim over and over': [[{ kind: 'text', text: 'burn belly fat '.repeat(10_000) }]],
  };
}

function phraseExpression({ patterns }) {
  const { words } = patterns.lexicon;
  const escaped = words.map((word) => word.replace(/[^a-z0-9]/g, '\\$&')).sort((a, b) => b.length - a.length);
  return new RegExp(`\\b(?:${escaped.join('|')})\\b`, 'gi');
}

const detection = await loadDetection();
const ruleSet = await compileRules(detection.compileRuleSet);
const json = JSON.stringify(ruleSet.patterns);
const patterns = JSON.parse(json);
/** Milliseconds until a detector is there. */
function timeToLoad() {
  const start = performance.now();
  detection.createDetector(patterns);
  return performance.now() - start;
}
const cold = timeToLoad();
const warm = Array.from({ length: RUNS }, timeToLoad).sort((a, b) => a - b)[RUNS >> 1];
console.log(
  `loading ${(json.length / 1000).toFixed(0)} kB of rules: ${cold.toFixed(1)} ms, again ${warm.toFixed(1)} ms`,
);
const detector = detection.createDetector(patterns);

const expression = phraseExpression(ruleSet);
const compromise = await import('compromise').then(
  (module) => module.default,
  () => undefined,
);
if (!compromise) console.log('compromise is not installed: left out');

const detect = (fresh) => {
  for (const blocks of fresh) detector.detect(blocks);
};
const searchPhrases = (fresh) =>
  eachText(fresh, (text) => {
    for (const _ of text.matchAll(expression));
  });

const texts = await gatherTexts(ruleSet, detection);
// The engine compiles what it has seen often enough: nothing is timed before that.
for (let run = 0; run < RUNS; run++) timesOf([barePass, detect], texts['every block a candidate']);
for (const [name, pages] of Object.entries(texts)) {
  const length = lengthOf(pages);
  const [bare, detecting] = timesOf([barePass, detect], pages);
  const sample = pages.slice(0, 20);
  const [searching] = timesOf([searchPhrases], sample);
  const perBare = (detecting / bare).toFixed(0);
  const perSearch = (detecting / length / (searching / lengthOf(sample))).toFixed(2);
  console.log(
    `${name}: ${(length / detecting / 1000).toFixed(1)} MB/s, ${perBare}× a bare pass, ${perSearch}× the regular expression`,
  );
  if (compromise && length < 1e7) {
    const part = pages
      .flat()
      .map(({ text }) => text)
      .join('\n')
      .slice(0, COMPROMISE_CHARACTERS);
    const start = performance.now();
    compromise(part);
    const tagging = (performance.now() - start) / part.length;
    console.log(`    ${(tagging / (detecting / length)).toFixed(0)}× faster than compromise`);
  }
}
/** Texts that hurt a matcher that runs back or keeps too much: a unit without end, in one block. */
const ENDLESS = {
  'one claim': 'burn belly fat ',
  'a claim a sentence': 'Crunches burn belly fat. ',
  'openings that never close': 'if how to not no myth says want to ',
  'regions alone': 'belly waist thighs hips arms ',
  'one word': 'belly',
};
/** So long that what is kept from one text to the next is too short for all of them. */
const ENDLESS_CHARACTERS = 400_000;
for (const [name, unit] of Object.entries(ENDLESS)) {
  const perCharacter = [1, 2, 4].map((times) => {
    const text = unit.repeat((times * ENDLESS_CHARACTERS) / unit.length);
    const [time] = timesOf([detect], [[{ kind: 'text', text }]]);
    return time / text.length;
  });
  const ratios = perCharacter.map((time) => (time / perCharacter[0]).toFixed(2));
  console.log(`endless, ${name}: time per character at 1, 2, 4 times the text: ${ratios.join(', ')}`);
}
if (sum === 0) throw new Error('nothing was read');
