import type { Block } from '../claim.ts';
import { createGate, type Gate } from '../gate.ts';
import type { CompiledPatterns } from '../patterns.ts';
import { Anchors } from '../tagging/anchors.ts';
import { AskedConcepts } from '../tagging/asked-concepts.ts';
import { Cascade } from '../tagging/cascade.ts';
import { DistinctConcepts } from '../tagging/distinct-concepts.ts';
import type { Meanings } from '../tagging/meanings.ts';
import { PhraseTags, tagPhrases } from '../tagging/tags.ts';
import { Lexicon } from '../words/lexicon.ts';
import { Tokeniser } from '../words/tokenise.ts';
import type { TokenDraft, Tokens } from '../words/tokens.ts';
import { tagScareQuotes } from './scare-quotes.ts';

/** What was worked out for a block, as far as anybody has asked. */
export class Notes {
  mayHold: boolean | undefined = undefined;
  concepts: readonly number[] | undefined = undefined;
  tokens: Tokens | undefined = undefined;
  meanings: readonly Meanings[] | undefined = undefined;
}

/** Reads blocks. What it finds it writes into the block's notes, where it finds it again. */
export class Reader {
  /** By concept: 1 for words that may tell of a page as a whole. */
  readonly pageHints: Uint8Array;
  private readonly tokeniser: Tokeniser;
  private readonly opensGate: Gate;
  private readonly anchors: Anchors;
  /** Words and phrases of the block at hand. */
  private readonly tags = new PhraseTags();
  private readonly distinct: DistinctConcepts;

  constructor(
    private readonly patterns: CompiledPatterns,
    private readonly lexicon: Lexicon,
    private readonly cascade: Cascade,
    asked: AskedConcepts,
  ) {
    const { ancestors, known } = patterns;
    this.tokeniser = new Tokeniser(lexicon);
    this.pageHints = Uint8Array.from(ancestors, (kinds) => Number(kinds.includes(known.pageHint)));
    this.distinct = new DistinctConcepts(ancestors.length);
    this.opensGate = createGate(patterns.gate);
    this.anchors = new Anchors(patterns.anchors, asked, known.scareQuote);
  }

  /** Whether a block can hold a claim at all. */
  mayHold({ text }: Block, notes: Notes): boolean {
    notes.mayHold ??= this.opensGate(text);
    return notes.mayHold;
  }

  /** The concepts of a block's words and phrases, each once. One that can hold a claim is understood on the way. */
  concepts(block: Block, notes: Notes): readonly number[] {
    if (!notes.concepts && this.mayHold(block, notes)) this.meanings(block, notes);
    if (!notes.concepts) this.skim(block, notes);
    return notes.concepts ?? [];
  }

  /** Whether a block's words can mean a concept at all. */
  mayMean(concept: number, block: Block, notes: Notes): boolean {
    return this.anchors.mayHold(concept, this.concepts(block, notes));
  }

  /** A block's words. */
  tokens(block: Block, notes: Notes): Tokens {
    notes.tokens ??= this.skim(block, notes).copy();
    return notes.tokens;
  }

  /** All that a block's words mean, as far as rules and guards ask. */
  meanings(block: Block, notes: Notes): readonly Meanings[] {
    if (notes.meanings) return notes.meanings;
    const draft = this.skim(block, notes);
    notes.tokens ??= draft.copy();
    const quotes = tagScareQuotes(notes.tokens, this.patterns.known.scareQuote);
    const tags = quotes.length > 0 ? this.tags.with(quotes) : this.tags;
    notes.meanings = this.cascade.run(notes.tokens, tags);
    return notes.meanings;
  }

  /** Finds a block's words and phrases. */
  private skim({ text }: Block, notes: Notes): TokenDraft {
    const draft = this.tokeniser.read(text);
    tagPhrases(draft, this.lexicon, this.tags);
    notes.concepts ??= this.distinct.of(this.tags);
    return draft;
  }
}

/** Makes a reader, in steps: the vocabulary is large. */
export function* createReader(patterns: CompiledPatterns): Generator<void, Reader> {
  const { levels, ancestors, known } = patterns;
  const lexicon = new Lexicon(patterns.lexicon);
  yield;
  const asked = new AskedConcepts(askedConcepts(patterns), ancestors);
  const cascade = new Cascade(known.clauseStop, asked);
  for (const level of levels) {
    cascade.add(level, ancestors);
    yield;
  }
  return new Reader(patterns, lexicon, cascade, asked);
}

/** Every concept that a rule, a guard or the engine may look for in a block. */
function askedConcepts({ known, guards, antecedents, rules }: CompiledPatterns): ReadonlySet<number> {
  const ofRules = rules.flatMap(({ means, companions }) => [...means, ...companions]);
  const ofEngine = [known.effect, known.meansLink, known.exampleWord, known.turn];
  const ofAntecedents = antecedents.flatMap(({ after }) => after);
  return new Set([...ofEngine, ...guards.map(({ concept }) => concept), ...ofAntecedents, ...ofRules]);
}
