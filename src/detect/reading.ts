import type { Block } from './claim.ts';
import type { Meanings } from './meanings.ts';
import type { Tag } from './tags.ts';
import type { Tokens } from './tokens.ts';

/** No tag is longer: patterns are made of short gaps. */
const LONGEST_TAG = 64;

const NO_TAGS: readonly Tag[] = [];

/** A block that has been read: its words, and what they mean. */
export class Reading {
  /**
   * @param index of the block in its page
   * @param meanings its tags, as far as rules and guards ask for them
   */
  constructor(
    readonly index: number,
    readonly block: Block,
    readonly tokens: Tokens,
    private readonly meanings: Meanings,
  ) {}

  /** Whether any tag of the block counts as the concept. */
  has(concept: number): boolean {
    return this.count(concept) > 0;
  }

  /** How many of its tags count as the concept. */
  count(concept: number): number {
    return this.meanings.endOf(concept) - this.meanings.firstOf(concept);
  }

  /** All tags that count as the concept, ordered by start, one after another. */
  *allTags(concept: number): Generator<Tag> {
    const { meanings } = this;
    const end = meanings.endOf(concept);
    for (let i = meanings.firstOf(concept); i < end; i++) yield meanings.tagAt(i);
  }

  /** The tags that count as the concept and start within the tokens from `from` up to `to`, ordered by start. */
  tagsIn(concept: number, from: number, to: number): readonly Tag[] {
    const { meanings } = this;
    if (!this.has(concept)) return NO_TAGS;
    const end = meanings.firstFrom(concept, to);
    const tags: Tag[] = [];
    for (let i = meanings.firstFrom(concept, from); i < end; i++) tags.push(meanings.tagAt(i));
    return tags;
  }

  /** Whether a tag of the concept lies within the tokens from `from` up to `to`. */
  holds(concept: number, from: number, to: number): boolean {
    const { meanings } = this;
    const end = meanings.endOf(concept);
    for (let i = meanings.firstFrom(concept, from); i < end; i++) {
      if (meanings.startAt(i) >= to) return false;
      if (meanings.endAt(i) <= to) return true;
    }
    return false;
  }

  /** Whether a tag of the concept reaches over the end of another, having begun before it. */
  covers(concept: number, core: Tag): boolean {
    const { meanings } = this;
    const end = meanings.endOf(concept);
    for (let i = meanings.firstFrom(concept, core.end - LONGEST_TAG); i < end; i++) {
      if (meanings.startAt(i) >= core.end) return false;
      if (meanings.endAt(i) >= core.end) return true;
    }
    return false;
  }

  /** Index of the token's sentence. */
  sentenceOf(token: number): number {
    return this.tokens.sentences[token] ?? 0;
  }

  /** First token of the sentence that holds `token`, and the token after its last. */
  sentenceBounds(token: number): [from: number, to: number] {
    const { sentenceStarts, length } = this.tokens;
    const sentence = this.sentenceOf(token);
    return [sentenceStarts[sentence] ?? 0, sentenceStarts[sentence + 1] ?? length];
  }
}

/** Index of the first tag that starts at `token` or later. */
export function firstFrom(tags: readonly Tag[], token: number): number {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tags[middle]?.start ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
