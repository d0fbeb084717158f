import type { Cascade } from './cascade.ts';
import type { Block } from './claim.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meanings } from './meanings.ts';
import type { KnownConcepts } from './patterns.ts';
import { Reading } from './reading.ts';
import { tagScareQuotes } from './scare-quotes.ts';
import { type PhraseTags, type Tag, tagPhrases } from './tags.ts';
import { tokenise } from './tokenise.ts';
import type { Tokens } from './tokens.ts';

/** What reading needs. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly cascade: Cascade;
  readonly known: KnownConcepts;
  /** For each concept all that it counts as, itself included. */
  readonly kinds: readonly (readonly number[])[];
  /** What was worked out for a block already, however often its page is looked at; block objects do not change. */
  readonly skims: WeakMap<Block, Skim>;
  readonly meanings: WeakMap<Block, Meanings>;
}

/** A block of which only words and phrases are known. */
interface Skim {
  readonly tokens: Tokens;
  readonly tags: PhraseTags;
}

/** The most characters that a line may have to be taken for a heading where the page does not say what it is. */
const LONGEST_HEADING = 110;
const STOPPED = /[.!;,]\s*$/;
/** A heading reaches no further than this, should the page have no other. */
const SECTION_BLOCKS = 30;

/** A block's words and phrases. */
export function skimOf(block: Block, { lexicon, skims }: Reader): Skim {
  const known = skims.get(block);
  if (known) return known;
  const tokens = tokenise(block.text, lexicon);
  const skim = { tokens, tags: tagPhrases(tokens, lexicon) };
  skims.set(block, skim);
  return skim;
}

/** All that a block's words mean, as far as anybody asks. */
export function meaningsOf(block: Block, { tokens, tags }: Skim, reader: Reader): Meanings {
  const known = reader.meanings.get(block);
  if (known) return known;
  const quotes = tagScareQuotes(tokens, reader.known.scareQuote);
  const meanings = reader.cascade.run(tokens, quotes.length > 0 ? tags.with(quotes) : tags);
  reader.meanings.set(block, meanings);
  return meanings;
}

/** A page's blocks, read when somebody asks for them, and only as far as is asked. */
export class Page {
  readonly length: number;
  private readonly blocks: readonly Block[];
  private readonly reader: Reader;
  private readonly skimmed: (Skim | undefined)[] = [];
  private readonly readings: (Reading | undefined)[] = [];
  private readonly headings: number[] = [];
  private readonly counts = new Map<number, number>();
  private vocabulary: ReadonlySet<number> | undefined;

  constructor(blocks: readonly Block[], reader: Reader) {
    this.blocks = blocks;
    this.length = blocks.length;
    this.reader = reader;
  }

  /** The block with all that its words mean. */
  reading(index: number): Reading | undefined {
    const known = this.readings[index];
    if (known) return known;
    const block = this.blocks[index];
    const skim = this.skim(index);
    if (!block || !skim) return undefined;
    const reading = new Reading(index, block, skim.tokens, meaningsOf(block, skim, this.reader));
    this.readings[index] = reading;
    return reading;
  }

  private skim(index: number): Skim | undefined {
    const block = this.blocks[index];
    const known = this.skimmed[index];
    if (known || !block) return known;
    const skim = skimOf(block, this.reader);
    this.skimmed[index] = skim;
    return skim;
  }

  /** The concept of words that lead from an effect to its means. */
  get meansLink(): number {
    return this.reader.known.meansLink;
  }

  /** Whether a tag counts as a concept. */
  is(tag: Tag, concept: number): boolean {
    return this.reader.kinds[tag.concept]?.includes(concept) ?? false;
  }

  isAny(tag: Tag, concepts: readonly number[]): boolean {
    const kinds = this.reader.kinds[tag.concept];
    return kinds !== undefined && concepts.some((concept) => kinds.includes(concept));
  }

  /** Whether the page has a word or phrase of the concept anywhere. */
  mentions(concept: number): boolean {
    this.vocabulary ??= this.gatherVocabulary();
    return this.vocabulary.has(concept);
  }

  private gatherVocabulary(): ReadonlySet<number> {
    const own = new Set<number>();
    for (let i = 0; i < this.length; i++) this.skim(i)?.tags.gather(own);
    const all = new Set<number>();
    for (const concept of own) for (const kind of this.reader.kinds[concept] ?? []) all.add(kind);
    return all;
  }

  /** How many tags of a concept that tells of the page as a whole its blocks hold. */
  count(concept: number): number {
    const known = this.counts.get(concept);
    if (known !== undefined) return known;
    let count = 0;
    for (let i = 0; i < this.length; i++) {
      if (!this.hints(i)) continue;
      count += this.reading(i)?.tagsOf(concept).length ?? 0;
    }
    this.counts.set(concept, count);
    return count;
  }

  /** Whether a block has a word that may tell of the page as a whole. */
  private hints(index: number): boolean {
    const { kinds, known } = this.reader;
    return (
      this.skim(index)?.tags.some((concept) => kinds[concept]?.includes(known.pageHint) ?? false) ?? false
    );
  }

  /** The heading that a block stands under, if there is one near; of lines that all look alike it is the first. */
  headingOf(index: number): Reading | undefined {
    for (let i = this.headings.length; i <= index; i++) this.headings[i] = this.headingAbove(i);
    const heading = this.headings[index] ?? -1;
    return heading >= 0 && index - heading <= SECTION_BLOCKS ? this.reading(heading) : undefined;
  }

  private headingAbove(index: number): number {
    const above = index - 1;
    if (above < 0 || !this.looksLikeHeading(above)) return this.headings[above] ?? -1;
    const isLine = this.blocks[above]?.kind === 'text' && this.looksLikeHeading(index);
    const isRun = isLine && above > 0 && this.looksLikeHeading(above - 1);
    return isRun ? (this.headings[above] ?? above) : above;
  }

  /** Whether a block is a name rather than running text: a heading, a button, or a short line without a full stop. */
  looksLikeLabel(index: number): boolean {
    const block = this.blocks[index];
    if (!block) return false;
    if (block.kind === 'text') return this.looksLikeHeading(index);
    return block.text.length <= LONGEST_HEADING && !STOPPED.test(block.text);
  }

  /** Whether a block is a heading, by its kind or, where the page does not say, by its looks. */
  looksLikeHeading(index: number): boolean {
    const block = this.blocks[index];
    if (!block) return false;
    if (block.kind === 'heading' || block.kind === 'title') return true;
    return block.kind === 'text' && block.text.length <= LONGEST_HEADING && !STOPPED.test(block.text);
  }
}
