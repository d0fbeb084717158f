import type { Block } from './claim.ts';
import type { Meanings } from './meanings.ts';
import type { Tag } from './tags.ts';
import type { Tokens } from './tokens.ts';

/** No tag is longer: patterns are made of short gaps. */
const LONGEST_TAG = 64;

/** A block that has been read: its words, and what they mean. */
export class Reading {
  /** Of a long block: how many tags count as each concept that was asked for. */
  private readonly counts = new Map<number, number>();

  /**
   * @param index of the block in its page
   * @param passages its tags, as far as rules and guards ask for them; a block that is not very long is one passage
   */
  constructor(
    readonly index: number,
    readonly block: Block,
    readonly tokens: Tokens,
    private readonly passages: readonly Meanings[],
  ) {}

  /** Whether any tag of the block counts as the concept. */
  has(concept: number): boolean {
    return this.count(concept) > 0;
  }

  /** How many of its tags count as the concept. */
  count(concept: number): number {
    const [passage] = this.passages;
    if (passage && this.passages.length === 1) return passage.count(concept);
    const known = this.counts.get(concept);
    if (known !== undefined) return known;
    const count = this.passages.reduce((sum, each) => sum + each.count(concept), 0);
    this.counts.set(concept, count);
    return count;
  }

  /** The tags that count as the concept and start within the tokens from `from` up to `to`, ordered by start. */
  *tagsIn(concept: number, from: number, to: number): Generator<Tag> {
    for (let i = this.passageOf(from); i < this.passages.length; i++) {
      const passage = this.passages[i];
      if (!passage || (this.passages[i - 1]?.end ?? 0) >= to) return;
      yield* passage.tagsIn(concept, from, to);
    }
  }

  /** Whether a tag of the concept lies within the tokens from `from` up to `to`. */
  holds(concept: number, from: number, to: number): boolean {
    for (let i = this.passageOf(from); i < this.passages.length; i++) {
      if (this.passages[i]?.holds(concept, from, to)) return true;
      if ((this.passages[i]?.end ?? 0) >= to) return false;
    }
    return false;
  }

  /** Whether a tag of the concept reaches over the end of another, having begun before it. */
  covers(concept: number, core: Tag): boolean {
    return (
      this.passages[this.passageOf(core.start)]?.covers(concept, core.end - LONGEST_TAG, core.end) ?? false
    );
  }

  /** Index of the passage that holds a token. */
  private passageOf(token: number): number {
    let low = 0;
    let high = this.passages.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.passages[middle]?.end ?? 0) <= token) low = middle + 1;
      else high = middle;
    }
    return low;
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
