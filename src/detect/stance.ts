import { type Candidate, sentenceBounds } from './candidates.ts';
import type { Page, Reading } from './page.ts';
import type { CompiledGuard, GuardReading } from './patterns.ts';
import type { Tag } from './tags.ts';
import { BORDER } from './tokens.ts';

/** How a statement is to be read: asserted by the page, or what a guard makes of it. */
export type Stance = 'asserted' | GuardReading;

/** A denial outweighs everything, a harmless sense outweighs doubt. */
const WEIGHT: Readonly<Record<Stance, number>> = { refute: 3, none: 2, borderline: 1, asserted: 0 };
/** As often must a page-wide guard be met before it counts. */
const PAGE_TIMES = 2;

/** Indexes of all guards that reach the candidate. */
export function guardsThatReach(
  candidate: Candidate,
  guards: readonly CompiledGuard[],
  page: Page,
): ReadonlySet<number> {
  return new Set(guards.flatMap((guard, index) => (reaches(guard, candidate, page) ? [index] : [])));
}

/** The weightiest reading among a rule's guards that reach the candidate. */
export function stanceOf(
  reached: ReadonlySet<number>,
  ruleGuards: readonly number[],
  guards: readonly CompiledGuard[],
): Stance {
  let stance: Stance = 'asserted';
  for (const index of ruleGuards) {
    const reads = reached.has(index) ? guards[index]?.reads : undefined;
    if (reads && WEIGHT[reads] > WEIGHT[stance]) stance = reads;
  }
  return stance;
}

function reaches(guard: CompiledGuard, candidate: Candidate, page: Page): boolean {
  const { reading, core, from, to } = candidate;
  const isGuard = (tag: Tag): boolean => page.is(tag, guard.concept);
  switch (guard.reach) {
    case 'words':
      return reading.tags.some((tag) => tag.start < core.end && tag.end >= core.end && isGuard(tag));
    case 'inside':
      return reading.tags.some((tag) => tag.start > core.start && tag.end <= core.end && isGuard(tag));
    case 'clause': {
      const [start, end] = clauseBounds(reading, core);
      return reading.tags.some((tag) => tag.start >= start && tag.end <= end && isGuard(tag));
    }
    case 'sentence':
      return reading.tags.some((tag) => tag.start >= from && tag.end <= to && isGuard(tag));
    case 'answer':
      return isQuestion(candidate) && isFollowed(candidate, page, isGuard);
    case 'next-sentence':
      return isFollowed(candidate, page, isGuard);
    case 'section':
      return page.headingOf(reading.index)?.tags.some(isGuard) ?? false;
    case 'page':
      return page.count(guard.concept) >= PAGE_TIMES;
  }
}

function isQuestion({ reading: { tokens, block }, to }: Candidate): boolean {
  return block.text.startsWith('?', tokens.starts[to - 1]) || block.text.startsWith('?', tokens.ends[to - 1]);
}

/** Whether the sentence that comes next, in this block or the one below, holds the guard. */
function isFollowed({ reading, to }: Candidate, page: Page, isGuard: (tag: Tag) => boolean): boolean {
  if (to < reading.tokens.length) return opensWith(reading, to, isGuard);
  return opensWith(page.reading(reading.index + 1), 0, isGuard);
}

/** Whether the sentence that begins at `token` holds the guard. */
function opensWith(reading: Reading | undefined, token: number, isGuard: (tag: Tag) => boolean): boolean {
  if (!reading || token >= reading.tokens.length) return false;
  const [from, to] = sentenceBounds(reading, token);
  return reading.tags.some((tag) => tag.start >= from && tag.end <= to && isGuard(tag));
}

function clauseBounds({ tokens }: Reading, effect: Tag): [start: number, end: number] {
  const parts = (token: number): boolean => (tokens.borders[token] ?? 0) >= BORDER.clause;
  let start = effect.start;
  while (start > 0 && !parts(start)) start--;
  let end = effect.end;
  while (end < tokens.length && !parts(end)) end++;
  return [start, end];
}
