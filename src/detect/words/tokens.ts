/** What stands before a token. Words joined by a hyphen or a space have no border between them. */
export const BORDER = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;

/** A block cut into words: arrays that run in parallel, one place a token. */
export interface Tokens {
  readonly length: number;
  /** UTF-16 offsets into the block's text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Word of the lexicon, or UNKNOWN. */
  readonly words: readonly number[];
  /** BORDER before the token. */
  readonly borders: readonly number[];
  /** Index of the sentence that the token belongs to. */
  readonly sentences: readonly number[];
  /** 1 inside quotation marks. */
  readonly quoted: readonly number[];
  /** First token of each sentence. */
  readonly sentenceStarts: readonly number[];
}

/** All that phrases are looked up by. */
export type Wording = Pick<Tokens, 'length' | 'words' | 'borders'>;

/** Tokens of an ordinary block; what a longer one needed is given back. */
const MOST_KEPT = 0x10000;

/**
 * The tokens of the block at hand. Most blocks are looked at once and forgotten, so the arrays are filled again and
 * again; what stands in them beyond `length` is of another block.
 */
export class TokenDraft implements Wording {
  length = 0;
  readonly words: number[] = [];
  readonly borders: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly sentences: number[] = [];
  private readonly quoted: number[] = [];
  private readonly sentenceStarts: number[] = [];
  private sentenceCount = 0;

  clear(): void {
    this.length = 0;
    this.sentenceCount = 0;
    if (this.starts.length <= MOST_KEPT) return;
    const { words, borders, starts, ends, sentences, quoted, sentenceStarts } = this;
    for (const list of [words, borders, starts, ends, sentences, quoted, sentenceStarts]) list.length = 0;
  }

  /** Number of tokens from the first of a sentence on; 0 for a sentence that has not begun. */
  lengthFrom(sentence: number): number {
    return sentence < this.sentenceCount ? this.length - (this.sentenceStarts[sentence] ?? 0) : 0;
  }

  add(start: number, end: number, word: number, border: number, sentence: number, quoted: number): void {
    const at = this.length++;
    if (sentence === this.sentenceCount) this.sentenceStarts[this.sentenceCount++] = at;
    this.starts[at] = start;
    this.ends[at] = end;
    this.words[at] = word;
    this.borders[at] = border;
    this.sentences[at] = sentence;
    this.quoted[at] = quoted;
  }

  /** The tokens, to be kept. */
  copy(): Tokens {
    const { length } = this;
    return {
      length,
      starts: this.starts.slice(0, length),
      ends: this.ends.slice(0, length),
      words: this.words.slice(0, length),
      borders: this.borders.slice(0, length),
      sentences: this.sentences.slice(0, length),
      quoted: this.quoted.slice(0, length),
      sentenceStarts: this.sentenceStarts.slice(0, this.sentenceCount),
    };
  }
}
