import { HASH_START, hashOf, hashOn, UNKNOWN, type WordTable } from './word-table.ts';

/** Shorter parts would cut ordinary words in two. */
const SHORTEST_PART = 3;

const PART = 1;
/** One of the parts must be of these. */
const CORE = 2;

/** Not yet looked at. */
const OPEN = -1;

/** Takes run-together words apart: "bellyfat", "slimthighs". */
export class JoinedWords {
  private readonly words: WordTable;
  /** By word: PART and CORE bits. */
  private readonly kinds: Uint8Array;
  /** By the first letters of a part, as a hash: whether any part may begin so. */
  private readonly starts = new Uint8Array(0x1000);
  /** By place in the word at hand: the length of the first part of what begins there, 0 for none, or OPEN. */
  private readonly cuts: Int8Array;

  /**
   * @param parts words that may be parts of a run-together word
   * @param cores those of which one must be among them
   * @param longest no word has more letters
   */
  constructor(
    words: readonly string[],
    table: WordTable,
    parts: Iterable<number>,
    cores: Iterable<number>,
    longest: number,
  ) {
    this.words = table;
    this.kinds = new Uint8Array(words.length);
    this.cuts = new Int8Array(longest + 1);
    for (const part of parts) {
      this.kinds[part] = PART;
      this.starts[startOf(words[part] ?? '')] = 1;
    }
    for (const core of cores) this.kinds[core] = PART | CORE;
  }

  /** Length of the first part of the run-together word whose letters stand from `from` up to `to`; 0 if it is none. */
  cut(letters: Uint16Array, from: number, to: number): number {
    if (to - from < 2 * SHORTEST_PART) return 0;
    this.cuts.fill(OPEN, from, to);
    return this.cutFrom(letters, from, to);
  }

  /** The longest first part that leaves a part, or parts, behind it. */
  private cutFrom(letters: Uint16Array, from: number, to: number): number {
    const known = this.cuts[from] ?? OPEN;
    if (known !== OPEN) return known;
    let cut = 0;
    let hash = HASH_START;
    for (let at = from; at <= to - SHORTEST_PART; at++) {
      const length = at - from;
      if (length === SHORTEST_PART && this.starts[hash & 0xfff] === 0) break;
      if (length >= SHORTEST_PART) {
        const head = this.kindOf(hash, letters, from, at);
        if (head !== 0 && this.fits(head, letters, at, to)) cut = length;
      }
      hash = hashOn(hash, letters[at] ?? 0);
    }
    this.cuts[from] = cut;
    return cut;
  }

  /** Whether what stands from `at` on may follow a part of a kind. */
  private fits(head: number, letters: Uint16Array, at: number, to: number): boolean {
    if (to - at > 2 * SHORTEST_PART && this.cutFrom(letters, at, to) > 0) return true;
    const tail = this.kindOf(hashOf(letters, at, to), letters, at, to);
    return tail !== 0 && ((head | tail) & CORE) !== 0;
  }

  private kindOf(hash: number, letters: Uint16Array, from: number, to: number): number {
    const word = this.words.find(hash, letters, from, to);
    return word === UNKNOWN ? 0 : (this.kinds[word] ?? 0);
  }
}

function startOf(part: string): number {
  let hash = HASH_START;
  for (let i = 0; i < SHORTEST_PART; i++) hash = hashOn(hash, part.charCodeAt(i));
  return hash & 0xfff;
}
