import type { Block } from '../claim.ts';
import type { Meanings } from '../tagging/meanings.ts';
import type { Tag } from '../tagging/tags.ts';
import type { Tokens } from '../words/tokens.ts';
import type { Notes, Reader } from './reader.ts';

/** No tag is longer: patterns are made of short gaps. */
const LONGEST_TAG = 64;

/** A block's words and what they mean, as far as is asked for. */
export class Reading {
  /** Of a long block: how many tags count as each concept that was asked for. */
  private readonly counts = new Map<number, number>();

  /** @param index of the block in its page */
  constructor(
    readonly index: number,
    readonly block: Block,
    private readonly reader: Reader,
    private readonly notes: Notes,
  ) {}

  get tokens(): Tokens {
    return this.notes.tokens ?? this.reader.tokens(this.block, this.notes);
  }

  /** Its tags, as far as rules and guards ask for them; a block that is not very long is one passage. */
  private get passages(): readonly Meanings[] {
    return this.notes.meanings ?? this.reader.meanings(this.block, this.notes);
  }

  /** Whether its words can mean a concept at all: not all blocks need to be understood. */
  private mayMean(concept: number): boolean {
    return this.notes.meanings !== undefined || this.reader.mayMean(concept, this.block, this.notes);
  }

  /** Whether any tag of the block counts as the concept. */
  has(concept: number): boolean {
    return this.count(concept) > 0;
  }

  /** How many of its tags count as the concept. */
  count(concept: number): number {
    if (!this.mayMean(concept)) return 0;
    const { passages } = this;
    if (passages.length === 1) return passages[0]?.count(concept) ?? 0;
    const known = this.counts.get(concept);
    if (known !== undefined) return known;
    const count = passages.reduce((sum, each) => sum + each.count(concept), 0);
    this.counts.set(concept, count);
    return count;
  }

  /** The tags that count as the concept and start within the tokens from `from` up to `to`, ordered by start. */
  *tagsIn(concept: number, from: number, to: number): Generator<Tag> {
    if (!this.mayMean(concept)) return;
    const { passages } = this;
    for (let i = this.passageOf(from); i < passages.length; i++) {
      const passage = passages[i];
      if (!passage || (passages[i - 1]?.end ?? 0) >= to) return;
      yield* passage.tagsIn(concept, from, to);
    }
  }

  /** Whether a tag of the concept lies within the tokens from `from` up to `to`. */
  holds(concept: number, from: number, to: number): boolean {
    if (!this.mayMean(concept)) return false;
    const { passages } = this;
    for (let i = this.passageOf(from); i < passages.length; i++) {
      if (passages[i]?.holds(concept, from, to)) return true;
      if ((passages[i]?.end ?? 0) >= to) return false;
    }
    return false;
  }

  /** Whether any tag of the block counts as one of the concepts. */
  hasAny(concepts: readonly number[]): boolean {
    return concepts.some((concept) => this.has(concept));
  }

  /** Whether a tag of one of the concepts lies within the tokens from `from` up to `to`. */
  holdsAny(concepts: readonly number[], from: number, to: number): boolean {
    return concepts.some((concept) => this.has(concept) && this.holds(concept, from, to));
  }

  /** Whether a tag of the concept reaches over the end of another, having begun before it. */
  covers(concept: number, core: Tag): boolean {
    if (!this.mayMean(concept)) return false;
    return (
      this.passages[this.passageOf(core.start)]?.covers(concept, core.end - LONGEST_TAG, core.end) ?? false
    );
  }

  /** Index of the passage that holds a token. */
  private passageOf(token: number): number {
    const { passages } = this;
    let low = 0;
    let high = passages.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((passages[middle]?.end ?? 0) <= token) low = middle + 1;
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
