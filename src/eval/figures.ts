import { type Interval, interval, sum, type Tally } from './interval.ts';
import type { Label } from './labelled-page.ts';
import { isFalseAlarm, type JudgedPage, type Outcome } from './outcomes.ts';

/** A rate with its counts and its 95 % interval over pages. */
export interface Rate extends Tally {
  /** Null when there was no case. */
  readonly rate: number | null;
  /** Null when there were too few pages, too. */
  readonly interval: Interval | null;
}

/** What is counted of one page for one rate. */
type Count = (page: JudgedPage) => Tally;

export function rateOf(pages: readonly JudgedPage[], count: Count): Rate {
  const tallies = pages.map(count);
  const { hits, cases } = sum(tallies);
  return { hits, cases, rate: cases > 0 ? hits / cases : null, interval: interval(tallies) };
}

const isClaim = ({ label }: Outcome): boolean => label === 'claim';
const isFlagged = ({ flaggedBy }: Outcome): boolean => flaggedBy !== undefined;
const isFound = (outcome: Outcome): boolean => isClaim(outcome) && isFlagged(outcome);

const countOf = (outcomes: readonly Outcome[], which: (outcome: Outcome) => boolean): number =>
  outcomes.reduce((count, outcome) => (which(outcome) ? count + 1 : count), 0);

/** Among the sentences that a rate is about, those that are flagged. */
const flaggedAmong =
  (which: (outcome: Outcome) => boolean): Count =>
  ({ outcomes }) => {
    const cases = outcomes.filter(which);
    return { hits: countOf(cases, isFlagged), cases: cases.length };
  };

/** Of the flagged sentences, those that are claims; borderline ones are left out. */
export const precision: Count = ({ outcomes }) => {
  const hits = countOf(outcomes, isFound);
  return { hits, cases: hits + countOf(outcomes, isFalseAlarm) };
};

/** Of the claims, those that are flagged. */
export const recall: Count = flaggedAmong(isClaim);

/** The harmonic mean of precision and recall, 2·found ÷ (2·found + false + missed), so that it adds up over pages. */
export const f1: Count = (page) => {
  const right = precision(page);
  const found = recall(page);
  return { hits: 2 * found.hits, cases: right.cases + found.cases };
};

/** Of the sentences with a label, those that are flagged. */
export const flaggedOf = (label: Label): Count => flaggedAmong((outcome) => outcome.label === label);

/** Of the pages without a claim, those with any sentence flagged, borderline ones aside. */
export const claimFreePages: Count = ({ outcomes }) =>
  outcomes.some(isClaim) ? { hits: 0, cases: 0 } : { hits: outcomes.some(isFalseAlarm) ? 1 : 0, cases: 1 };

/** Of a family's claims, those that are flagged. */
export const recallOf = (family: string): Count =>
  flaggedAmong((outcome) => isClaim(outcome) && familyOf(outcome) === family);

/** Of a family's claims that are flagged, those that are answered with the evidence of that family. */
export const ownAnswer =
  (family: string): Count =>
  ({ outcomes }) => {
    const found = outcomes.filter((outcome) => isFound(outcome) && familyOf(outcome) === family);
    return { hits: countOf(found, ({ flaggedBy }) => flaggedBy?.family === family), cases: found.length };
  };

const familyOf = ({ family }: Outcome): string => family ?? 'unnamed';

/** The families of a corpus's claims, by name. */
export const familiesOf = (pages: readonly JudgedPage[]): string[] =>
  [...new Set(pages.flatMap(({ outcomes }) => outcomes.filter(isClaim).map(familyOf)))].sort();

/** The kinds of a corpus's pages, by name. */
export const kindsOf = (pages: readonly JudgedPage[]): string[] =>
  [...new Set(pages.map(({ kind }) => kind))].sort();
