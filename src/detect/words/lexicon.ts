import { unpackAscending, unpackNumbers } from '../packing.ts';
import type { CompiledLexicon } from '../patterns.ts';
import { JoinedWords } from './joined-words.ts';
import { hashOf, UNKNOWN, WordTable } from './word-table.ts';

/** A place in the trie of phrases. */
export type PhraseNode = number;

/** Longer runs of letters are no words of ours, and taking them apart would cost. */
export const LONGEST_WORD = 40;

const APOSTROPHE = 39;
const SMALL_S = 115;
/** "Slim & trim" says "and". */
const AMPERSAND = 38;
const AND = Uint16Array.of(97, 110, 100);

/** The vocabulary, ready for look-up: words, and phrases as a trie over words. */
export class Lexicon {
  /** The word that stands for every number. */
  readonly number: number;
  private readonly words: WordTable;
  private readonly joined: JoinedWords;
  private readonly sign = new Uint16Array(1);
  /** The node of each word as the first of a phrase. */
  private readonly roots: Int32Array;
  /** By node: the word that leads to it, and its first child. The children of a node stand together, by word. */
  private readonly nodeWords: Int32Array;
  private readonly firstChildren: Int32Array;
  /** By node: where its meanings begin in `meanings`, concept and FORMS bits in turns. */
  private readonly firstMeanings: Int32Array;
  private readonly meanings: Int32Array;
  /** By node: 1 where inside the phrase that ends there no word means anything else. */
  private readonly swallowing: Uint8Array;

  constructor(compiled: CompiledLexicon) {
    const { words } = compiled;
    const [parts, cores] = [unpackNumbers(compiled.parts), unpackNumbers(compiled.cores)];
    this.words = new WordTable(words);
    this.joined = new JoinedWords(words, this.words, parts, cores, LONGEST_WORD);
    this.number = words.indexOf('0');
    this.nodeWords = unpackNumbers(compiled.nodeWords);
    this.firstChildren = unpackAscending(compiled.firstChildren);
    this.firstMeanings = unpackAscending(compiled.firstMeanings);
    this.meanings = unpackNumbers(compiled.meanings);
    this.swallowing = new Uint8Array(this.nodeWords.length);
    for (const node of unpackAscending(compiled.swallowing)) this.swallowing[node] = 1;
    this.roots = new Int32Array(words.length);
    for (let node = this.childrenFrom(0); node < this.childrenFrom(1); node++)
      this.roots[this.nodeWords[node] ?? 0] = node;
  }

  /**
   * The number of the word whose folded letters stand from `from` up to `to`, or UNKNOWN.
   * @param hash theirs, where it is known already
   */
  find(letters: Uint16Array, from: number, to: number, hash = hashOf(letters, from, to)): number {
    const word = this.words.find(hash, letters, from, to);
    if (word !== UNKNOWN || letters[to - 1] !== SMALL_S || letters[to - 2] !== APOSTROPHE) return word;
    // Possessives are not entries of their own.
    return this.words.find(hashOf(letters, from, to - 2), letters, from, to - 2);
  }

  /** The number of a sign that patterns may ask for, or UNKNOWN. */
  findSign(code: number): number {
    if (code === AMPERSAND) return this.find(AND, 0, AND.length);
    this.sign[0] = code;
    return this.find(this.sign, 0, 1);
  }

  /** Length of the first part of a run-together word ("belly" of "bellyfat"), 0 when it is none. */
  cut(letters: Uint16Array, from: number, to: number): number {
    return this.joined.cut(letters, from, to);
  }

  /** Follows the trie by one word from a node (0: the beginning); 0 where no phrase goes on. */
  next(node: PhraseNode, word: number): PhraseNode {
    if (word === UNKNOWN) return 0;
    if (node === 0) return this.roots[word] ?? 0;
    let low = this.childrenFrom(node);
    const end = this.childrenFrom(node + 1);
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.nodeWords[middle] ?? 0) < word) low = middle + 1;
      else high = middle;
    }
    return low < end && this.nodeWords[low] === word ? low : 0;
  }

  /** Where in `meanings` the meanings of the phrase that ends at a node begin; they end where the next node's begin. */
  meaningsFrom(node: PhraseNode): number {
    return this.firstMeanings[node] ?? 0;
  }

  /** The concept of a meaning. */
  conceptAt(meaning: number): number {
    return this.meanings[meaning] ?? 0;
  }

  /** The FORMS bits of a meaning. */
  formAt(meaning: number): number {
    return this.meanings[meaning + 1] ?? 0;
  }

  /** Whether inside the phrase that ends at a node no word means anything else. */
  swallowsAt(node: PhraseNode): boolean {
    return this.swallowing[node] === 1;
  }

  private childrenFrom(node: PhraseNode): number {
    return this.firstChildren[node] ?? 0;
  }
}
