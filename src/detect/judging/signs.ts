import type { CompiledSign } from '../patterns.ts';
import type { Tokens } from '../words/tokens.ts';

/** Finds the small words of a sentence that tell how it is meant. */
export class Signs {
  readonly names: readonly string[];
  /** By word of the lexicon: the signs that it is, as bits; those that it is only as a sentence's first word. */
  private readonly anywhere: Int32Array;
  private readonly first: Int32Array;

  constructor(signs: readonly CompiledSign[], words: number) {
    this.names = signs.map(({ name }) => name);
    this.anywhere = new Int32Array(words);
    this.first = new Int32Array(words);
    for (const [bit, sign] of signs.entries()) {
      const table = sign.begins ? this.first : this.anywhere;
      for (const word of sign.words) table[word] = (table[word] ?? 0) | (1 << bit);
    }
  }

  /** The signs among the tokens from `from` up to `to`, which begin a sentence, as bits. */
  among({ words }: Tokens, from: number, to: number): number {
    let bits = this.first[words[from] ?? -1] ?? 0;
    for (let token = from; token < to; token++) bits |= this.anywhere[words[token] ?? -1] ?? 0;
    return bits;
  }
}
