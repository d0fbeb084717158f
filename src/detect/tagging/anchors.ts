import type { AskedConcepts } from './asked-concepts.ts';

/**
 * Which blocks need not be understood: every concept that is asked for has its anchors, concepts of words and phrases
 * of which one at least stands in any text that holds it.
 */
export class Anchors {
  /** By number of an asked concept: a row with 1 for each of its anchors. */
  private readonly isAnchor: Uint8Array;
  /** Length of a row. */
  private readonly count: number;

  /**
   * @param anchors by concept
   * @param unspoken a concept that may stand in any text, having no words of its own
   */
  constructor(
    anchors: readonly (readonly number[])[],
    private readonly asked: AskedConcepts,
    private readonly unspoken: number,
  ) {
    const count = anchors.length;
    this.count = count;
    this.isAnchor = new Uint8Array(asked.count * count);
    for (const [concept, some] of anchors.entries()) {
      const number = asked.numberOf(concept);
      if (number >= 0) for (const anchor of some) this.isAnchor[number * count + anchor] = 1;
    }
  }

  /** Whether a text with words of some concepts can hold an asked one. */
  mayHold(concept: number, words: readonly number[]): boolean {
    const number = this.asked.numberOf(concept);
    if (number < 0) return false;
    const row = number * this.count;
    if (this.isAnchor[row + this.unspoken] === 1) return true;
    for (let i = 0; i < words.length; i++) if (this.isAnchor[row + (words[i] ?? 0)] === 1) return true;
    return false;
  }
}
