/** What the words of a page tell of it as a whole. */
export class PageWords {
  /** By concept: 1 where a word or phrase of the page is of it or counts as it. */
  private readonly mentioned: Uint8Array;
  /** By concept: 1 where a word or phrase is of it. */
  private readonly met: Uint8Array;
  private readonly hintingBlocks: number[] = [];

  /**
   * @param kinds for each concept all that it counts as, itself included
   * @param isHint by concept: 1 for words that may tell of a page as a whole
   */
  constructor(
    private readonly kinds: readonly (readonly number[])[],
    private readonly isHint: Uint8Array,
  ) {
    this.mentioned = new Uint8Array(kinds.length);
    this.met = new Uint8Array(kinds.length);
  }

  /** Takes in a block by the concepts of its words and phrases; blocks come in page order. */
  add(index: number, concepts: readonly number[]): void {
    if (this.gather(concepts)) this.hintingBlocks.push(index);
  }

  /** Indexes of the blocks that hold a hint. */
  get hinting(): readonly number[] {
    return this.hintingBlocks;
  }

  /** Whether the page has a word or phrase of the concept anywhere. */
  mention(concept: number): boolean {
    return this.mentioned[concept] === 1;
  }

  /** Notes the concepts of a block; tells whether one of them is a hint. */
  private gather(concepts: readonly number[]): boolean {
    let hints = false;
    for (const concept of concepts) {
      if (this.met[concept] !== 1) this.meet(concept);
      hints ||= this.isHint[concept] === 1;
    }
    return hints;
  }

  private meet(concept: number): void {
    this.met[concept] = 1;
    for (const kind of this.kinds[concept] ?? []) this.mentioned[kind] = 1;
  }
}
