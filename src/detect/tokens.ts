/** What stands before a token. Words joined by a hyphen or a space have no border between them. */
export const BORDER = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;

/** A block cut into words: arrays that run in parallel, one place a token. */
export class Tokens {
  /** UTF-16 offsets into the block's text. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Word of the lexicon, or UNKNOWN. */
  readonly words: number[] = [];
  /** BORDER before the token. */
  readonly borders: number[] = [];
  /** Index of the sentence that the token belongs to. */
  readonly sentences: number[] = [];
  /** 1 inside quotation marks. */
  readonly quoted: number[] = [];
  /** First token of each sentence. */
  readonly sentenceStarts: number[] = [];

  get length(): number {
    return this.starts.length;
  }

  /** Number of tokens from the first of a sentence on; 0 for a sentence that has not begun. */
  lengthFrom(sentence: number): number {
    return this.length - (this.sentenceStarts[sentence] ?? this.length);
  }

  add(start: number, end: number, word: number, border: number, sentence: number, quoted: number): void {
    if (sentence === this.sentenceStarts.length) this.sentenceStarts.push(this.length);
    this.starts.push(start);
    this.ends.push(end);
    this.words.push(word);
    this.borders.push(border);
    this.sentences.push(sentence);
    this.quoted.push(quoted);
  }
}
