import type { Block } from './claim.ts';
import type { Tag } from './tags.ts';
import type { Tokens } from './tokens.ts';

/** No tag is longer: patterns are made of short gaps. */
const LONGEST_TAG = 64;
const NONE: readonly Tag[] = [];

/** A block that has been read: its words, and what they mean. */
export class Reading {
  readonly index: number;
  readonly block: Block;
  readonly tokens: Tokens;
  /** By concept, for the concepts that rules and guards ask for; each ordered by start. */
  private readonly byConcept: ReadonlyMap<number, readonly Tag[]>;

  /**
   * @param tags all tags, ordered by start
   * @param askedFor for each concept those that rules and guards ask for among what it counts as
   */
  constructor(
    index: number,
    block: Block,
    tokens: Tokens,
    tags: readonly Tag[],
    askedFor: readonly (readonly number[])[],
  ) {
    this.index = index;
    this.block = block;
    this.tokens = tokens;
    const byConcept = new Map<number, Tag[]>();
    for (const tag of tags) {
      for (const concept of askedFor[tag.concept] ?? []) {
        const list = byConcept.get(concept);
        if (list) list.push(tag);
        else byConcept.set(concept, [tag]);
      }
    }
    this.byConcept = byConcept;
  }

  /** All tags that count as the concept. */
  tagsOf(concept: number): readonly Tag[] {
    return this.byConcept.get(concept) ?? NONE;
  }

  /** Whether a tag of the concept lies within the tokens from `from` up to `to`. */
  holds(concept: number, from: number, to: number): boolean {
    const tags = this.tagsOf(concept);
    for (let i = firstFrom(tags, from); i < tags.length; i++) {
      const tag = tags[i];
      if (!tag || tag.start >= to) return false;
      if (tag.end <= to) return true;
    }
    return false;
  }

  /** Whether a tag of the concept reaches over the end of another, having begun before it. */
  covers(concept: number, core: Tag): boolean {
    const tags = this.tagsOf(concept);
    for (let i = firstFrom(tags, core.end - LONGEST_TAG); i < tags.length; i++) {
      const tag = tags[i];
      if (!tag || tag.start >= core.end) return false;
      if (tag.end >= core.end) return true;
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
