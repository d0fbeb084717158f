import type { Page } from './page.ts';
import type { Reading } from './reading.ts';
import type { Tag } from './tags.ts';

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
/** Candidates of one sentence further apart than this are statements of their own. */
const APART = 30;

/** The candidates of a block, those of one statement together. */
export function findCandidates(reading: Reading, page: Page, effect: number, region: number): Candidate[][] {
  const statements: Candidate[][] = [];
  let last: Candidate | undefined;
  for (const tag of reading.tagsOf(effect)) {
    const [start, end] = reading.sentenceBounds(tag.start);
    const candidate = {
      reading,
      effect: tag,
      core: innermost(tag, page, effect),
      region: findPart(tag, page, region),
      from: Math.max(start, tag.start - WINDOW),
      to: Math.min(end, tag.end + WINDOW),
    };
    const isSame =
      last && tag.start < end && last.effect.start >= start && tag.start - last.effect.end < APART;
    if (isSame) statements.at(-1)?.push(candidate);
    else statements.push([candidate]);
    last = candidate;
  }
  return statements;
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
