import { BORDER, type Tokens } from '../words/tokens.ts';
import type { PhraseTags } from './tags.ts';

/** Answers in constant time how far apart two tokens of a sentence stand and what parts them. */
export class Distance {
  /** By token: commas, and ends of clauses, up to it. */
  private commas = new Int32Array(0);
  private stops = new Int32Array(0);
  private borders: readonly number[] = [];
  private length = 0;

  /** @param stop concept of the words that end a clause without a sign ("but", "because") */
  constructor(private readonly stop: number) {}

  /** Turns to another block. */
  measure({ borders, length }: Tokens, phrases: PhraseTags): void {
    this.borders = borders;
    this.length = length;
    this.makeRoom(length + 2);
    const { commas, stops } = this;
    stops.fill(0, 0, length + 2);
    for (let tag = 0; tag < phrases.length; tag++)
      if (phrases.concept(tag) === this.stop) stops[phrases.start(tag) + 1] = 1;
    for (let i = 0; i < length; i++) {
      const border = borders[i] ?? 0;
      commas[i + 1] = (commas[i] ?? 0) + (border === BORDER.comma ? 1 : 0);
      stops[i + 1] = (stops[i] ?? 0) + (stops[i + 1] ?? 0) + (border >= BORDER.clause ? 1 : 0);
    }
  }

  /**
   * Whether a step that begins at token `to` may follow one that ended before token `from` of the same sentence.
   * @param gap most words between
   * @param far whether the gap may cross clause borders
   */
  fits(from: number, to: number, gap: number, far: boolean): boolean {
    const words = to - from;
    if (words < 0 || words > gap) return false;
    if (far) return true;
    const { commas, stops } = this;
    const between = (commas[to + 1] ?? 0) - (commas[from] ?? 0);
    return words + 2 * between <= gap && stops[to + 1] === stops[from];
  }

  /** Whether a clause begins at the token, or up to `gap` words before it. */
  opens(token: number, gap: number): boolean {
    for (let i = token; i >= 0 && i >= token - gap; i--) if (this.isBorder(i)) return true;
    return false;
  }

  /** Whether a clause ends before token `end`, or up to `gap` words after that. */
  closes(end: number, gap: number): boolean {
    for (let i = end; i <= end + gap; i++) if (i >= this.length || this.isBorder(i)) return true;
    return false;
  }

  private isBorder(token: number): boolean {
    return (this.borders[token] ?? 0) >= BORDER.clause;
  }

  private makeRoom(length: number): void {
    if (this.commas.length >= length) return;
    this.commas = new Int32Array(2 * length);
    this.stops = new Int32Array(2 * length);
  }
}
