import type { Tally } from './interval.ts';
import { isFalseAlarm, type JudgedPage } from './outcomes.ts';

/** Flagged sentences whose confidence lies in [low, high); in the last bin also 1. */
export interface Bin extends Tally {
  readonly low: number;
  readonly high: number;
}

/** Below so many cases a bin's rate says nothing. */
export const ENOUGH_CASES = 20;

const BINS = 10;

/**
 * How often a confidence is right: of the flagged sentences in a bin (cases), those that are claims (hits).
 * Borderline ones are neither. Bins without a case are left out.
 */
export function calibrationOf(pages: readonly JudgedPage[]): Bin[] {
  const flagged = pages
    .flatMap(({ outcomes }) => outcomes)
    .filter((outcome) => outcome.label === 'claim' || isFalseAlarm(outcome))
    .flatMap(({ label, flaggedBy }) =>
      flaggedBy ? [{ isRight: label === 'claim', bin: binOf(flaggedBy.confidence) }] : [],
    );
  return Array.from({ length: BINS }, (_, bin) => {
    const cases = flagged.filter((one) => one.bin === bin);
    const hits = cases.filter(({ isRight }) => isRight).length;
    return { low: bin / BINS, high: (bin + 1) / BINS, hits, cases: cases.length };
  }).filter(({ cases }) => cases > 0);
}

const binOf = (confidence: number): number => Math.min(Math.floor(confidence * BINS), BINS - 1);
