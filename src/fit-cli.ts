import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readCorpus } from './eval/corpus.ts';
import { binsOf, type Collection, type Counts, countsAt, Fitting, type Judged } from './eval/fitting.ts';
import { BadCorpus } from './eval/labelled-page.ts';
import type { Model } from './eval/logistic.ts';
import { weightsText } from './eval/weights-text.ts';
import type { ClaimFile } from './rules/claims.ts';
import type { RuleFile } from './rules/compile.ts';
import type { RuleSet } from './rules/rule-set.ts';
import type { Example, VocabularyFile } from './rules/vocabulary.ts';
import { parseAddress } from './shared/address.ts';

/** What a run works on. */
export interface Surroundings {
  readonly ruleSet: RuleSet;
  readonly files: readonly RuleFile[];
  readonly root: string;
  readonly cwd: string;
}

const USAGE = `Fits rules/weights.yaml to labelled pages.

  node scripts/fit-weights.mjs [--write] [--add] [NAME[*WEIGHT]=PATH[,PATH…]]…

Each NAME is a collection of labelled pages (files with a page a line, or folders like tests/corpus/open). It is told
what models make of a collection that were fitted to the others, and of sites that were left out. --add starts from
rules/weights.yaml as it is, for text beside that to which it was fitted. --write writes rules/weights.yaml; held-out
text is refused.`;

const SETTINGS = { penalty: 6, least: 4, threshold: 0.5 };
const FOLDS = 10;
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.85];

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Fits as the command line asks; returns the exit status. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const named = words.filter((word) => word !== '--write' && word !== '--add');
  if (named.length === 0 || named.some((word) => !word.includes('='))) {
    console.error(USAGE);
    return 2;
  }
  try {
    const collections = await Promise.all(named.map((word) => readCollection(word, surroundings.cwd)));
    const flags = { writes: words.includes('--write'), adds: words.includes('--add') };
    await run(collections, flags, surroundings);
    return 0;
  } catch (error) {
    if (!(error instanceof BadCorpus)) throw error;
    console.error(`fit-weights: ${error.message}`);
    return 1;
  }
}

async function readCollection(word: string, cwd: string): Promise<Collection> {
  const [head = '', paths = ''] = word.split('=');
  const [name = '', weight = '1'] = head.split('*');
  const corpora = await Promise.all(paths.split(',').map((path) => readPaths(resolve(cwd, path), path)));
  return { name, weight: Number(weight), pages: corpora.flat() };
}

async function readPaths(path: string, name: string) {
  const { pages, isHeldOut } = await readCorpus(path, name);
  if (isHeldOut) throw new BadCorpus(`${name}: held-out text is never fitted to`);
  const sites = path.endsWith('.jsonl') ? await sitesIn(path) : new Map<string, string>();
  return pages.map((page) => ({ page, group: sites.get(page.id) ?? `${basename(path)} ${page.id}` }));
}

/** The sites of pages that name a URL as their `source`. */
async function sitesIn(path: string): Promise<Map<string, string>> {
  const sites = new Map<string, string>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line.trim() === '') continue;
    const { id, source } = JSON.parse(line) as { id: string; source?: string };
    const site = source === undefined ? undefined : parseAddress(source)?.host;
    if (site !== undefined) sites.set(id, site);
  }
  return sites;
}

async function run(
  collections: readonly Collection[],
  { writes, adds }: { readonly writes: boolean; readonly adds: boolean },
  { ruleSet, files, root }: Surroundings,
): Promise<void> {
  const known = adds ? weightsIn(files) : undefined;
  const fitting = new Fitting(ruleSet.patterns, collections, claimExamples(files), { ...SETTINGS, known });
  if (known) report('the weights as they are', fitting.judgedBy(known));
  report('each collection by the others', fitting.leavingOutCollections());
  report('each tenth of the sites by the rest', fitting.leavingOutGroups(FOLDS));
  const model = fitting.fit();
  print(`\n${model.weights.size} features; examples that fall short: ${fitting.fallShort(model)}`);
  if (!writes) return;
  const head = [
    'What speaks for and against a statement’s being a claim, in log odds: 0 says nothing, +0.7 doubles the odds.',
    'Fitted by scripts/fit-weights.mjs, not written by hand; docs/method.md tells with what text and how well.',
  ];
  await writeFile(join(root, 'rules/weights.yaml'), weightsText(model, head));
}

/** The model that rules/weights.yaml holds; the build has looked at its form. */
function weightsIn(files: readonly RuleFile[]): Model {
  const text = files.find(({ path }) => path === 'rules/weights.yaml')?.text ?? '';
  const { bias, ...groups } = parse(text) as { bias: number } & Record<string, Record<string, number>>;
  const weights = Object.entries(groups).flatMap(([group, own]) =>
    Object.entries(own).map(([name, weight]) => [`${group} ${name}`, weight] as const),
  );
  return { bias, weights: new Map(weights) };
}

/** The examples that rule files and guards say to be claims. */
function claimExamples(files: readonly RuleFile[]): Example[] {
  const inFolder = (folder: string) => files.filter(({ path }) => path.startsWith(`rules/${folder}/`));
  const ofRules = inFolder('claims').flatMap(({ text }) => (parse(text) as ClaimFile).examples.claim ?? []);
  const ofGuards = inFolder('vocabulary').flatMap(({ text }) =>
    Object.values(parse(text) as VocabularyFile).flatMap(({ reads, examples }) =>
      reads === 'claim' ? (examples ?? []) : [],
    ),
  );
  return [...ofRules, ...ofGuards];
}

const share = (hits: number, cases: number): string =>
  `${cases > 0 ? (hits / cases).toFixed(3) : '–'} (${hits} of ${cases})`;

const row = (threshold: number, counts: Counts): string =>
  [
    `  from ${threshold.toFixed(2)}`,
    `precision ${share(counts.right, counts.marked)}`,
    `recall ${share(counts.right, counts.claims)}`,
    `denials ${share(counts.deniedMarked, counts.denied)}`,
    `claim-free pages ${share(counts.freePagesMarked, counts.freePages)}`,
  ].join('  ');

function report(title: string, judged: ReadonlyMap<string, Judged[]>): void {
  print(`\n${title}`);
  for (const [name, pages] of judged) {
    print(name);
    for (const threshold of THRESHOLDS) print(row(threshold, countsAt(pages, threshold)));
  }
  const bins = binsOf([...judged.values()].flat());
  print(`  by confidence: ${bins.map(([from, right, all]) => `${from} ${right}/${all}`).join(', ')}`);
}
