import type { Block } from '../claim.ts';
import type { CompiledPatterns } from '../patterns.ts';
import { atOnce } from '../steps.ts';
import type { Tag } from '../tagging/tags.ts';
import { PageWords } from './page-words.ts';
import { Notes, type Reader } from './reader.ts';
import { Reading } from './reading.ts';

/** The most characters that a line may have to be taken for a heading where the page does not say what it is. */
const LONGEST_HEADING = 110;
const STOPPED = /[.!;,]\s*$/;
const LEADS_IN = /:\s*$/;
/** So far up the line that leads in a list is looked for. */
const LONGEST_LIST = 20;
/** A heading reaches no further than this, should the page have no other. */
const SECTION_BLOCKS = 30;
/** Blocks between two chances to rest. */
const STRIDE = 100;

/** A page's blocks, read when somebody asks for them, and only as far as is asked. */
export class Page {
  private readonly notes: (Notes | undefined)[] = [];
  private readonly readings: (Reading | undefined)[] = [];
  private readonly headings: number[] = [];
  private readonly counts = new Map<number, number>();
  private words: PageWords | undefined;

  /** @param ahead what is known of blocks already */
  constructor(
    private readonly blocks: readonly Block[],
    private readonly reader: Reader,
    private readonly patterns: CompiledPatterns,
    private readonly ahead: Pick<WeakMap<Block, Notes>, 'get'>,
  ) {}

  /** Number of blocks. */
  get length(): number {
    return this.blocks.length;
  }

  /** Whether a block can hold a claim at all. */
  mayHold(index: number): boolean {
    const block = this.blocks[index];
    return block !== undefined && this.reader.mayHold(block, this.notesOn(index, block));
  }

  /** The block with all that its words mean; they are understood when somebody asks for what they may mean. */
  reading(index: number): Reading | undefined {
    const known = this.readings[index];
    if (known) return known;
    const block = this.blocks[index];
    if (!block) return undefined;
    const reading = new Reading(index, block, this.reader, this.notesOn(index, block));
    this.readings[index] = reading;
    return reading;
  }

  /** The concept of words that lead from an effect to its means. */
  get meansLink(): number {
    return this.patterns.known.meansLink;
  }

  /** The concept of words that make a sentence an example of the one before it. */
  get exampleWord(): number {
    return this.patterns.known.exampleWord;
  }

  /** The concept of words after which what was said before holds no longer ("but"). */
  get turn(): number {
    return this.patterns.known.turn;
  }

  /** The concept of effects that name fat or inches, not only a shape. */
  get fatGone(): number {
    return this.patterns.known.fatGone;
  }

  /** Whether a tag counts as a concept. */
  is(tag: Tag, concept: number): boolean {
    return this.patterns.ancestors[tag.concept]?.includes(concept) ?? false;
  }

  isAny(tag: Tag, concepts: readonly number[]): boolean {
    const kinds = this.patterns.ancestors[tag.concept];
    return kinds !== undefined && concepts.some((concept) => kinds.includes(concept));
  }

  /** Whether the page has a word or phrase of the concept anywhere. */
  mentions(concept: number): boolean {
    return this.allWords().mention(concept);
  }

  /** How many tags of a concept that tells of the page as a whole its blocks hold. */
  count(concept: number): number {
    const known = this.counts.get(concept);
    if (known !== undefined) return known;
    const { hinting } = this.allWords();
    const count = hinting.reduce((sum, index) => sum + (this.reading(index)?.count(concept) ?? 0), 0);
    this.counts.set(concept, count);
    return count;
  }

  private allWords(): PageWords {
    return this.words ?? atOnce(this.gatherWords());
  }

  /** Reads the words of all blocks ahead of the first question about them. @yields where the work may rest */
  *gatherWords(): Generator<void, PageWords> {
    if (this.words) return this.words;
    const words = new PageWords(this.patterns.ancestors, this.reader.pageHints);
    for (const [index, block] of this.blocks.entries()) {
      words.add(index, this.reader.concepts(block, this.notesOn(index, block)));
      if (index % STRIDE === STRIDE - 1) yield;
    }
    this.words = words;
    return words;
  }

  private notesOn(index: number, block: Block): Notes {
    const notes = this.notes[index] ?? this.ahead.get(block) ?? new Notes();
    this.notes[index] = notes;
    return notes;
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

  /** The line with a colon that leads in a block, or the list that it is an item of: "The advert claims:". */
  leadInOf(index: number): Reading | undefined {
    let above = index - 1;
    if (this.blocks[index]?.kind === 'item')
      while (above >= 0 && index - above < LONGEST_LIST && this.blocks[above]?.kind === 'item') above--;
    return LEADS_IN.test(this.blocks[above]?.text ?? '') ? this.reading(above) : undefined;
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
