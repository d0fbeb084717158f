import type { Sensitivity } from '../detect/claim.ts';
import type { Listing } from './arguments.ts';
import type { Evaluation } from './evaluation.ts';
import { markdownTable } from './markdown.ts';
import { isFalseAlarm, isMissed, type Outcome } from './outcomes.ts';
import { describeCorpus } from './own-corpus.ts';
import { plainTable } from './plain-text.ts';
import { sizesOf } from './sizes.ts';
import type { Changes } from './state.ts';
import { tablesOf } from './tables.ts';

/** All figures of a corpus for the terminal. */
export const figuresReport = (evaluation: Evaluation): string =>
  [describeCorpus(evaluation.corpus), ...tablesOf(evaluation).map(plainTable)].join('\n\n');

const LISTED: Readonly<Record<Listing, (outcome: Outcome) => boolean>> = {
  missed: isMissed,
  false: isFalseAlarm,
};

/** The sentences of a corpus that detection got wrong in this way. */
export const listingReport = ({ corpus, pages }: Evaluation, listing: Listing): string =>
  list(`${listing} in ${corpus.name}`, pages.flatMap(({ outcomes }) => outcomes).filter(LISTED[listing]));

/** @param since what the run is compared with */
export function changesReport(changes: Changes, since: string): string {
  const lists = [
    list('newly found', changes.newlyFound),
    list('newly missed', changes.newlyMissed),
    list('newly false', changes.newlyFalse),
    list('no longer false', changes.noLongerFalse),
    list('borderline, flagged otherwise than before', changes.borderline),
  ];
  const corpus = `new or relabelled sentences: ${changes.relabelled.length}; gone: ${changes.gone}`;
  return [`changed since ${since}`, ...lists, corpus].join('\n');
}

const list = (title: string, outcomes: readonly Outcome[]): string =>
  [`${title}: ${outcomes.length}`, ...outcomes.map(listed)].join('\n');

function listed({ id, label, flaggedBy, text }: Outcome): string {
  const by = flaggedBy ? ` [${flaggedBy.rule} ${flaggedBy.confidence.toFixed(2)}]` : '';
  return `  ${id} ${label}${by}: ${text}`;
}

/**
 * The figures of corpora for documentation.
 * @param which a table's title; `all` is all of them but `sizes`, which need no measuring
 * @param measured when and how they were measured
 */
export function figuresMarkdown(
  evaluations: readonly Evaluation[],
  which: string,
  { day, sensitivity }: { readonly day: string; readonly sensitivity: Sensitivity },
): string {
  if (which === 'sizes') return markdownTable(sizesOf(evaluations.map(({ corpus }) => corpus)));
  const parts = evaluations.flatMap((evaluation) => {
    const tables = tablesOf(evaluation).filter(({ title }) => which === 'all' || which === title);
    return [`**${describeCorpus(evaluation.corpus)}.**`, ...tables.map(markdownTable)];
  });
  const legend =
    'Each rate with its counts and its 95 % interval over documents (too few: under five, of unequal outcome); borderline sentences count nowhere.';
  return [`Measured on ${day} at ${sensitivity} sensitivity. ${legend}`, ...parts].join('\n\n');
}
