import type { CompiledGuard, GuardReading } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import type { Reading } from '../reading/reading.ts';
import { BORDER } from '../words/tokens.ts';
import type { Candidate } from './candidates.ts';

/** How a statement is to be read: asserted by the page, or what a guard makes of it. */
export type Stance = 'asserted' | GuardReading;

/** A denial outweighs a harmless sense, which outweighs doubt; only words that turn a denial round outweigh it. */
const WEIGHT: Readonly<Record<Stance, number>> = { claim: 4, refute: 3, none: 2, borderline: 1, asserted: 0 };
/** As often must a page-wide guard be met before it counts. */
const PAGE_TIMES = 2;
/** Words at the beginning of a sentence that can say that it is an example. */
const EXAMPLE_WORDS = 3;
/**
 * Words before a quotation in which it is led in, in whichever sentence and in its own, and the most words of a
 * quotation before the claim.
 */
const LEAD_IN = 5;
const LEAD_IN_OWN = 16;
const LONGEST_QUOTATION = 100;

/** The one of two stances that outweighs the other. */
export const weightier = (stance: Stance, other: Stance): Stance =>
  WEIGHT[other] > WEIGHT[stance] ? other : stance;

/** Whether a guard reaches the candidate. */
export function reaches({ concept, reach }: CompiledGuard, candidate: Candidate, page: Page): boolean {
  const { reading, core, from, to } = candidate;
  switch (reach) {
    case 'words':
      return reading.covers(concept, core);
    case 'inside':
      return reading.holds(concept, core.start + 1, core.end);
    case 'clause':
      return reading.holds(concept, ...clauseBounds(candidate));
    case 'sentence':
      return reading.holds(concept, from, to);
    case 'ahead':
      return reading.holds(concept, lastTurn(candidate, page), core.start + 1);
    case 'answer':
      return isQuestion(candidate) && isFollowed(candidate, concept, page);
    case 'next-sentence':
      return isFollowed(candidate, concept, page);
    case 'example':
      return isExampleOf(candidate, concept, page);
    case 'quoted':
      return isLedIn(candidate, concept);
    case 'section':
      return page.headingOf(reading.index)?.has(concept) ?? false;
    case 'list':
      return endsWith(page.leadInOf(reading.index), concept);
    case 'page':
      return page.count(concept) >= PAGE_TIMES;
  }
}

/** Where what governs the claim may begin: behind the last "but" of its sentence that stands before it. */
function lastTurn({ reading, core, from }: Candidate, page: Page): number {
  let start = from;
  for (const turn of reading.tagsIn(page.turn, from, core.start)) start = turn.end;
  return start;
}

/** Whether the sentence is an example ("For instance …") of one before it that holds the guard. */
function isExampleOf({ reading, core }: Candidate, concept: number, page: Page): boolean {
  const [start] = reading.sentenceBounds(core.start);
  if (!reading.holds(page.exampleWord, start, start + EXAMPLE_WORDS)) return false;
  if (start > 0) return reading.holds(concept, ...reading.sentenceBounds(start - 1));
  return page.reading(reading.index - 1)?.has(concept) ?? false;
}

/** Whether the claim stands in a quotation that the guard's words lead in. */
function isLedIn({ reading, core }: Candidate, concept: number): boolean {
  const { quoted } = reading.tokens;
  if (quoted[core.start] !== 1) return false;
  let start = core.start;
  while (start > 0 && quoted[start - 1] === 1 && core.start - start < LONGEST_QUOTATION) start--;
  const [sentence] = reading.sentenceBounds(start);
  const from = Math.min(start - LEAD_IN, Math.max(sentence, start - LEAD_IN_OWN));
  return reading.holds(concept, Math.max(0, from), start);
}

/** Whether a block's last sentence holds the guard. */
function endsWith(reading: Reading | undefined, concept: number): boolean {
  if (!reading?.has(concept)) return false;
  const { length } = reading.tokens;
  return reading.holds(concept, reading.sentenceBounds(length - 1)[0], length);
}

function isQuestion({ reading: { tokens, block }, to }: Candidate): boolean {
  return block.text.startsWith('?', tokens.starts[to - 1]) || block.text.startsWith('?', tokens.ends[to - 1]);
}

/** Whether the sentence that comes next, in this block or the one below, holds the guard. */
function isFollowed({ reading, core, to }: Candidate, concept: number, page: Page): boolean {
  const [, end] = reading.sentenceBounds(core.start);
  if (end > to) return false;
  if (end < reading.tokens.length) return reading.holds(concept, ...reading.sentenceBounds(end));
  const below = page.reading(reading.index + 1);
  return below?.has(concept) === true && below.holds(concept, ...below.sentenceBounds(0));
}

function clauseBounds({ reading: { tokens }, core, from, to }: Candidate): [start: number, end: number] {
  const parts = (token: number): boolean => (tokens.borders[token] ?? 0) >= BORDER.clause;
  let start = core.start;
  while (start > from && !parts(start)) start--;
  let end = core.end;
  while (end < to && !parts(end)) end++;
  return [start, end];
}
