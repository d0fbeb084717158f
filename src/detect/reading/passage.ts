import type { Candidate } from '../judging/candidates.ts';
import type { Page } from './page.ts';
import type { Reading } from './reading.ts';

/** Sentences before the candidate's own in which "it" and "this" may have their meaning. */
const PASSAGE_SENTENCES = 3;
const PASSAGE_BLOCKS = 2;

/** Whether one of some concepts stands in the sentences or the heading just before the candidate's sentence. */
export function isInPassage(concepts: readonly number[], { reading, from }: Candidate, page: Page): boolean {
  const first = firstOfLast(reading, reading.sentenceOf(from));
  if (reading.holdsAny(concepts, first, from)) return true;
  const heading = page.headingOf(reading.index);
  if (heading?.hasAny(concepts)) return true;
  for (let i = reading.index - 1; i >= 0 && i >= reading.index - PASSAGE_BLOCKS; i--) {
    const before = page.reading(i);
    if (!before?.hasAny(concepts)) continue;
    const end = before.tokens.length;
    if (before.holdsAny(concepts, firstOfLast(before, before.sentenceOf(end - 1) + 1), end)) return true;
  }
  return false;
}

/** First token of the last few sentences before one. */
function firstOfLast({ tokens }: Reading, sentence: number): number {
  return tokens.sentenceStarts[Math.max(0, sentence - PASSAGE_SENTENCES)] ?? 0;
}
