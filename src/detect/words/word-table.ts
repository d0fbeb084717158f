/**
 * The words of the vocabulary, found by their letters without making a string of them: a hash table with open
 * addressing. Letters are folded (see fold.ts), one UTF-16 unit each.
 */

/** No word of ours. */
export const UNKNOWN = -1;

/** What the hash of a word begins with. */
export const HASH_START = 0x811c9dc5;

/** The hash of a word that goes on by a letter: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
export const hashOn = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

/** The hash of the letters that stand from `from` up to `to`. */
export function hashOf(letters: Uint16Array, from: number, to: number): number {
  let hash = HASH_START;
  for (let at = from; at < to; at++) hash = hashOn(hash, letters[at] ?? 0);
  return hash;
}

export class WordTable {
  /** By slot: the word's number and 1, or 0. At most a quarter of the slots is in use. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  /** By word: its hash, and where its letters begin; one place more tells where the last one ends. */
  private readonly hashes: Int32Array;
  private readonly begins: Int32Array;
  private readonly letters: Uint16Array;

  /** @param words folded, without doubles; a word's number is its index */
  constructor(words: readonly string[]) {
    const size = 1 << (34 - Math.clz32(words.length + 1));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    this.hashes = new Int32Array(words.length);
    this.begins = new Int32Array(words.length + 1);
    this.letters = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0));
    for (let number = 0; number < words.length; number++) this.add(words[number] ?? '', number);
  }

  /** The number of the word whose letters stand from `from` up to `to`, or UNKNOWN. `hash` is theirs. */
  find(hash: number, letters: Uint16Array, from: number, to: number): number {
    for (let slot = this.firstSlot(hash); ; slot = (slot + 1) & this.mask) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) return UNKNOWN;
      if (this.hashes[number] === hash && this.isAt(number, letters, from, to)) return number;
    }
  }

  private add(word: string, number: number): void {
    let end = this.begins[number] ?? 0;
    let hash = HASH_START;
    for (let i = 0; i < word.length; i++) {
      this.letters[end++] = word.charCodeAt(i);
      hash = hashOn(hash, word.charCodeAt(i));
    }
    this.begins[number + 1] = end;
    this.hashes[number] = hash;
    let slot = this.firstSlot(hash);
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = number + 1;
  }

  private firstSlot(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.mask;
  }

  private isAt(number: number, letters: Uint16Array, from: number, to: number): boolean {
    const begin = this.begins[number] ?? 0;
    if ((this.begins[number + 1] ?? 0) - begin !== to - from) return false;
    for (let i = from; i < to; i++) if (this.letters[begin + i - from] !== letters[i]) return false;
    return true;
  }
}
