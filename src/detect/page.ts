import type { Cascade } from './cascade.ts';
import type { Block } from './claim.ts';
import type { Lexicon } from './lexicon.ts';
import { tagScareQuotes } from './scare-quotes.ts';
import { type Tag, tagPhrases } from './tags.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** What reading needs. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly cascade: Cascade;
  readonly scareQuote: number;
  /** For each concept all that it counts as, itself included. */
  readonly kinds: readonly ReadonlySet<number>[];
}

/** A block that has been read: its words, and what they mean. */
export interface Reading {
  readonly index: number;
  readonly block: Block;
  readonly tokens: Tokens;
  /** Ordered by start. */
  readonly tags: readonly Tag[];
}

/** The most words that a line may have to be taken for a heading where the page does not say what it is. */
const HEADING_WORDS = 16;
/** A heading reaches no further than this, should the page have no other. */
const SECTION_BLOCKS = 30;

/** A page's blocks, read when somebody asks for them. */
export class Page {
  readonly length: number;
  private readonly blocks: readonly Block[];
  private readonly reader: Reader;
  private readonly readings: (Reading | undefined)[] = [];
  private readonly held = new Map<number, number>();

  constructor(blocks: readonly Block[], reader: Reader) {
    this.blocks = blocks;
    this.length = blocks.length;
    this.reader = reader;
  }

  reading(index: number): Reading | undefined {
    const block = this.blocks[index];
    if (!block) return undefined;
    const known = this.readings[index];
    if (known) return known;
    const tokens = tokenise(block.text, this.reader.lexicon);
    const phrases = [
      ...tagPhrases(tokens, this.reader.lexicon),
      ...tagScareQuotes(tokens, this.reader.scareQuote),
    ];
    const tags = this.reader.cascade.run(
      tokens,
      phrases.sort((a, b) => a.start - b.start),
    );
    const reading = { index, block, tokens, tags };
    this.readings[index] = reading;
    return reading;
  }

  /** Whether a tag counts as a concept. */
  is(tag: Tag, concept: number): boolean {
    return this.reader.kinds[tag.concept]?.has(concept) ?? false;
  }

  isAny(tag: Tag, concepts: readonly number[]): boolean {
    return concepts.some((concept) => this.is(tag, concept));
  }

  /** How many tags of the concept the whole page holds. */
  count(concept: number): number {
    const known = this.held.get(concept);
    if (known !== undefined) return known;
    let count = 0;
    for (let i = 0; i < this.length; i++)
      for (const tag of this.reading(i)?.tags ?? []) if (this.is(tag, concept)) count++;
    this.held.set(concept, count);
    return count;
  }

  /** The heading that a block stands under, if there is one. */
  headingOf(index: number): Reading | undefined {
    for (let i = index - 1; i >= 0 && i >= index - SECTION_BLOCKS; i--) {
      const reading = this.looksLikeHeading(i) ? this.reading(i) : undefined;
      if (reading) return reading;
    }
    return undefined;
  }

  /** Whether a block is a heading, by its kind or, where the page does not say, by its looks. */
  looksLikeHeading(index: number): boolean {
    const block = this.blocks[index];
    if (!block) return false;
    if (block.kind === 'heading' || block.kind === 'title') return true;
    if (block.kind !== 'text' || block.text.length > HEADING_WORDS * 10 || /[.!;,]\s*$/.test(block.text))
      return false;
    return (this.reading(index)?.tokens.length ?? 0) <= HEADING_WORDS;
  }
}
