import type { CompiledLexicon } from './patterns.ts';
import { UNKNOWN } from './tokens.ts';

/** A place in the trie of phrases. */
export type PhraseNode = number;

/** Shorter parts would cut ordinary words in two. */
const SHORTEST_PART = 3;
const NO_MEANINGS: readonly number[] = [];

/** The vocabulary, ready for look-up: words, and phrases as a trie over words. */
export class Lexicon {
  /** The word that stands for every number. */
  readonly number: number;
  private readonly ids: ReadonlyMap<string, number>;
  /** By the first two characters of a word, 0 for a missing second: whether any word of ours begins so. */
  private readonly starts = new Uint8Array(0x8000);
  /** Nodes of the first words by word, those of later ones by node and word. */
  private readonly roots: Int32Array;
  private readonly children = new Map<number, PhraseNode>();
  private readonly meanings: readonly (readonly number[])[];
  private readonly swallowing: ReadonlySet<number>;
  /** Words that may be parts of a run-together word, and those of which one must be among them. */
  private readonly parts: ReadonlySet<string>;
  private readonly cores: ReadonlySet<string>;

  constructor({ words, edges, meanings, swallowing, parts, cores }: CompiledLexicon) {
    const ids = new Map<string, number>();
    words.forEach((word, id) => {
      ids.set(word, id);
      this.starts[startOf(word)] = 1;
    });
    this.ids = ids;
    this.number = ids.get('0') ?? UNKNOWN;
    this.roots = new Int32Array(words.length);
    for (let i = 0; i < edges.length; i += 3)
      this.addEdge(edges[i] ?? 0, edges[i + 1] ?? 0, edges[i + 2] ?? 0);
    this.meanings = meanings;
    this.swallowing = new Set(swallowing);
    this.parts = new Set(parts);
    this.cores = new Set(cores);
    for (const part of parts) this.starts[startOf(part)] = 1;
  }

  /** The word's number, or UNKNOWN. `word` is folded. */
  find(word: string): number {
    const found = this.ids.get(word);
    if (found !== undefined) return found;
    // Possessives are not entries of their own.
    return word.endsWith("'s") ? (this.ids.get(word.slice(0, -2)) ?? UNKNOWN) : UNKNOWN;
  }

  /** Whether any word of ours begins with these two characters (0 for a word of one letter). */
  mayStart(first: number, second: number): boolean {
    return this.starts[((first & 0x7f) << 8) | (second & 0x7f)] === 1;
  }

  /** Follows the trie by one word from a node (0: the beginning); 0 where no phrase goes on. */
  next(node: PhraseNode, word: number): PhraseNode {
    if (word === UNKNOWN) return 0;
    return node === 0 ? (this.roots[word] ?? 0) : (this.children.get(node * this.roots.length + word) ?? 0);
  }

  /** What the phrase that ends at a node means: concept and FORMS bits, in turns; nothing where none ends. */
  meaningsAt(node: PhraseNode): readonly number[] {
    return this.meanings[node] ?? NO_MEANINGS;
  }

  /** Whether inside the phrase that ends at a node no word means anything else. */
  swallowsAt(node: PhraseNode): boolean {
    return this.swallowing.has(node);
  }

  /** Length of the first part of a run-together word ("belly" of "bellyfat"), 0 when it is none. */
  cut(word: string): number {
    for (let length = word.length - SHORTEST_PART; length >= SHORTEST_PART; length--) {
      const head = word.slice(0, length);
      if (!this.parts.has(head)) continue;
      const tail = word.slice(length);
      const isLong = tail.length > 2 * SHORTEST_PART && this.cut(tail) > 0;
      if (!isLong && !this.parts.has(tail)) continue;
      if (isLong || this.cores.has(head) || this.cores.has(tail)) return length;
    }
    return 0;
  }

  private addEdge(node: PhraseNode, word: number, child: PhraseNode): void {
    if (node === 0) this.roots[word] = child;
    else this.children.set(node * this.roots.length + word, child);
  }
}

const startOf = (word: string): number =>
  (word.charCodeAt(0) << 8) | (word.length > 1 ? word.charCodeAt(1) : 0);
