import type { CompiledPatterns } from './patterns.ts';
import { UNKNOWN } from './tokens.ts';

/** A meaning of a phrase. */
export interface Meaning {
  readonly concept: number;
  readonly form: number;
}

/** A place in the trie of phrases: what a phrase that ends here means, and the words that go on. */
export interface PhraseNode {
  meanings: Meaning[];
  /** The words inside the phrase mean nothing else. */
  swallows: boolean;
  next: Map<number, PhraseNode> | undefined;
}

const newNode = (): PhraseNode => ({ meanings: [], swallows: false, next: undefined });

/** The word that stands for every number. */
export const NUMBER_WORD = '0';
/** Shorter parts would cut ordinary words in two. */
const SHORTEST_PART = 3;

/** The vocabulary, ready for look-up: words, and phrases as a trie over words. */
export class Lexicon {
  readonly number: number;
  readonly root: PhraseNode = newNode();
  private readonly words = new Map<string, number>();
  private readonly starts = new Uint8Array(0x8000);
  /** Words that may be a part of a run-together word, by what the part must be. */
  private readonly parts: ReadonlySet<string>;
  private readonly cores: ReadonlySet<string>;

  constructor({ phrases, parts, cores, swallowing }: CompiledPatterns) {
    this.parts = new Set(parts);
    this.cores = new Set(cores);
    const swallows = new Set(swallowing);
    this.number = this.wordId(NUMBER_WORD);
    for (const [words, ...meanings] of phrases) this.addPhrase(words, meanings, swallows);
    for (const part of this.cores) this.markStart(part);
    for (const part of this.parts) this.markStart(part);
  }

  /** The word's number, or UNKNOWN. `word` is folded. */
  find(word: string): number {
    const found = this.words.get(word);
    if (found !== undefined) return found;
    // Possessives are not entries of their own.
    return word.endsWith("'s") ? (this.words.get(word.slice(0, -2)) ?? UNKNOWN) : UNKNOWN;
  }

  /** Whether any word of ours begins with these two characters (0 for a word of one letter). */
  mayStart(first: number, second: number): boolean {
    return this.starts[((first & 0x7f) << 8) | (second & 0x7f)] === 1;
  }

  /** Length of the first part of a run-together word ("belly" of "bellyfat"), 0 when it is none. */
  cut(word: string): number {
    for (let length = word.length - SHORTEST_PART; length >= SHORTEST_PART; length--) {
      const head = word.slice(0, length);
      if (!this.parts.has(head)) continue;
      const tail = word.slice(length);
      const tailKnown = this.parts.has(tail) || (tail.length > 2 * SHORTEST_PART && this.cut(tail) > 0);
      if (tailKnown && (this.cores.has(head) || this.cores.has(tail) || tail.length > 2 * SHORTEST_PART))
        return length;
    }
    return 0;
  }

  private addPhrase(words: string, meanings: readonly (readonly [number, number])[], swallows: ReadonlySet<number>): void {
    let node = this.root;
    for (const word of words.split(' ')) {
      const id = this.wordId(word);
      node.next ??= new Map();
      let child = node.next.get(id);
      if (!child) {
        child = newNode();
        node.next.set(id, child);
      }
      node = child;
    }
    for (const [concept, form] of meanings) {
      node.meanings.push({ concept, form });
      if (swallows.has(concept)) node.swallows = true;
    }
  }

  private wordId(word: string): number {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    this.words.set(word, this.words.size);
    this.markStart(word);
    return this.words.size - 1;
  }

  private markStart(word: string): void {
    this.starts[(word.charCodeAt(0) << 8) | (word.length > 1 ? word.charCodeAt(1) : 0)] = 1;
  }
}
