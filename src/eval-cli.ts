import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BadArguments, type EvalArguments, parseArguments, USAGE } from './eval/arguments.ts';
import { readCorpus } from './eval/corpus.ts';
import { type Evaluation, evaluate } from './eval/evaluation.ts';
import { BadCorpus } from './eval/labelled-page.ts';
import { keepRun, lastRunFile, readRun } from './eval/last-run.ts';
import { withFigures } from './eval/markdown.ts';
import { FIGURE_FILES, OWN_CORPUS, readOwnCorpora, STATE_FILE } from './eval/own-corpus.ts';
import { changesReport, figuresMarkdown, figuresReport, listingReport } from './eval/report.ts';
import { changesSince } from './eval/state.ts';
import type { RuleSet } from './rules/rule-set.ts';

/** What a run works on. */
export interface Surroundings {
  readonly ruleSet: RuleSet;
  /** The project's folder. */
  readonly root: string;
  /** The folder that a path on the command line is meant from. */
  readonly cwd: string;
}

/** Measures detection as the command line asks; returns the exit status. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  try {
    const settings = parseArguments(words);
    if (settings.help) print(USAGE);
    else await run(settings, surroundings);
    return 0;
  } catch (error) {
    if (error instanceof BadArguments) return complain(`${error.message}\n${USAGE}`, 2);
    if (error instanceof BadCorpus) return complain(error.message, 1);
    throw error;
  }
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

function complain<Status>(message: string, status: Status): Status {
  console.error(`eval: ${message}`);
  return status;
}

async function run(settings: EvalArguments, surroundings: Surroundings): Promise<void> {
  const corpora = await readCorpora(settings, surroundings);
  const evaluations = corpora.map((corpus) => evaluate(corpus, surroundings.ruleSet, settings));
  if (settings.table) {
    print(figuresMarkdown(evaluations, 'all', measured(settings)));
    return;
  }
  for (const evaluation of evaluations) print(reportOf(evaluation, settings));
  await compare(evaluations, settings, surroundings);
  if (settings.write) await refreshDocumentation(evaluations, settings, surroundings.root);
}

const readCorpora = async ({ corpus }: EvalArguments, { root, cwd }: Surroundings) =>
  corpus === undefined ? readOwnCorpora(root) : [await readCorpus(resolve(cwd, corpus), corpus)];

const measured = ({ sensitivity }: EvalArguments) => ({
  day: new Date().toISOString().slice(0, 10),
  sensitivity,
});

function reportOf(evaluation: Evaluation, { listings }: EvalArguments): string {
  const lists = listings.map((listing) => listingReport(evaluation, listing));
  return [figuresReport(evaluation), ...lists].join('\n\n').concat('\n');
}

/** Tells what changed since the run before, and keeps this run for the next. */
async function compare(
  evaluations: readonly Evaluation[],
  { corpus, sensitivity, write }: EvalArguments,
  { root, cwd }: Surroundings,
): Promise<void> {
  const isCommitted = corpus === undefined && sensitivity === 'standard';
  const path = corpus === undefined ? join(root, OWN_CORPUS) : resolve(cwd, corpus);
  const file = isCommitted ? join(root, STATE_FILE) : lastRunFile(root, path, sensitivity);
  const pages = evaluations.flatMap((evaluation) => evaluation.pages);
  const before = await readRun(file);
  if (before) print(changesReport(changesSince(before, pages), isCommitted ? STATE_FILE : 'the last run'));
  else print('no run before this one to compare with');
  if (write || !isCommitted) await keepRun(file, pages);
}

async function refreshDocumentation(
  evaluations: readonly Evaluation[],
  settings: EvalArguments,
  root: string,
): Promise<void> {
  for (const name of FIGURE_FILES) {
    const file = join(root, name);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      withFigures(text, (which) => figuresMarkdown(evaluations, which, measured(settings))),
    );
  }
}
