import type { Page } from '../reading/page.ts';
import type { Reading } from '../reading/reading.ts';
import type { Tag } from '../tagging/tags.ts';

/** Words that say a region loses fat or grows slim: what every claim is built on. */
export interface Candidate {
  readonly reading: Reading;
  readonly effect: Tag;
  /** The effect without what leads up to it ("melts belly fat" of "it really melts belly fat"). */
  readonly core: Tag;
  readonly region: Tag | undefined;
  /** The tokens in which its means and its guards are looked for: the sentence, or a window of a very long one. */
  readonly from: number;
  readonly to: number;
}

/** Captions without punctuation are one sentence; nothing further away belongs to the candidate. */
const WINDOW = 60;
/** Candidates of one sentence further apart than this are statements of their own, */
const APART = 30;
/** and so is what goes on for longer than any sentence does. */
const LONGEST_STATEMENT = 120;
/** Text that repeats itself gains nothing from more candidates. */
const MOST_CANDIDATES = 16;

/** The candidates of a block, those of one statement together; made as they are asked for, since there may be many. */
export function* findCandidates(
  reading: Reading,
  page: Page,
  effect: number,
  region: number,
): Generator<readonly Candidate[]> {
  let statement: Candidate[] = [];
  for (const tag of reading.tagsIn(effect, 0, reading.tokens.length)) {
    if (!goesOn(statement, tag, reading)) {
      if (statement.length > 0) yield statement;
      statement = [];
    }
    if (statement.length < MOST_CANDIDATES) statement.push(toCandidate(tag, reading, page, effect, region));
  }
  if (statement.length > 0) yield statement;
}

/** Whether an effect belongs to the same statement as those before it. */
function goesOn(statement: readonly Candidate[], tag: Tag, reading: Reading): boolean {
  const first = statement[0];
  const last = statement.at(-1);
  if (!first || !last || reading.sentenceOf(tag.start) !== reading.sentenceOf(last.effect.start))
    return false;
  const isFull = statement.length === MOST_CANDIDATES;
  return tag.end - first.effect.start < LONGEST_STATEMENT && (isFull || tag.start - last.effect.end < APART);
}

function toCandidate(tag: Tag, reading: Reading, page: Page, effect: number, region: number): Candidate {
  const [start, end] = reading.sentenceBounds(tag.start);
  return {
    reading,
    effect: tag,
    core: innermost(tag, page, effect),
    region: findPart(tag, page, region),
    from: Math.max(start, tag.start - WINDOW),
    to: Math.min(end, tag.end + WINDOW),
  };
}

function innermost(tag: Tag, page: Page, concept: number): Tag {
  const inner = tag.parts.find((part) => page.is(part, concept));
  return inner ? innermost(inner, page, concept) : tag;
}

/** The first part, at any depth, that counts as the concept. */
function findPart(tag: Tag, page: Page, concept: number): Tag | undefined {
  if (page.is(tag, concept)) return tag;
  for (const part of tag.parts) {
    const found = findPart(part, page, concept);
    if (found) return found;
  }
  return undefined;
}
