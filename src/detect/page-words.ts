import type { Skim } from './reader.ts';

/** What the words of a page tell of it as a whole. */
export class PageWords {
  /** By concept: 1 where a word or phrase of the page counts as it. */
  private readonly mentioned: Uint8Array;
  /** Indexes of the blocks that hold a hint. */
  readonly hinting: readonly number[];

  /**
   * @param kinds for each concept all that it counts as, itself included
   * @param hint concept of the words that may tell of a page as a whole
   */
  constructor(skims: Iterable<Skim>, kinds: readonly (readonly number[])[], hint: number) {
    const hinting: number[] = [];
    const own = new Uint8Array(kinds.length);
    const isHint = Uint8Array.from(kinds, (closure) => Number(closure.includes(hint)));
    let index = 0;
    for (const { tags } of skims) {
      let hints = false;
      for (let tag = 0; tag < tags.length; tag++) {
        const concept = tags.concept(tag);
        own[concept] = 1;
        hints ||= isHint[concept] === 1;
      }
      if (hints) hinting.push(index);
      index++;
    }
    this.hinting = hinting;
    this.mentioned = new Uint8Array(kinds.length);
    for (const [concept, closure] of kinds.entries())
      if (own[concept] === 1) for (const kind of closure) this.mentioned[kind] = 1;
  }

  /** Whether the page has a word or phrase of the concept anywhere. */
  mention(concept: number): boolean {
    return this.mentioned[concept] === 1;
  }
}
