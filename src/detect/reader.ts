import { AskedConcepts } from './asked-concepts.ts';
import { Cascade } from './cascade.ts';
import type { Block } from './claim.ts';
import { createGate, type Gate } from './gate.ts';
import { Lexicon } from './lexicon.ts';
import type { Meanings } from './meanings.ts';
import type { CompiledPatterns } from './patterns.ts';
import { tagScareQuotes } from './scare-quotes.ts';
import { type PhraseTags, tagPhrases } from './tags.ts';
import { Tokeniser } from './tokenise.ts';
import type { Tokens } from './tokens.ts';

/** A block of which only words and phrases are known. */
export interface Skim {
  readonly tokens: Tokens;
  readonly tags: PhraseTags;
}

/** What was worked out for a block, as far as anybody has asked. */
export interface Notes {
  mayHold?: boolean;
  skim?: Skim;
  meanings?: readonly Meanings[];
}

/** Reads blocks. What it finds it writes into the block's notes, where it finds it again. */
export class Reader {
  /** By concept: 1 for words that may tell of a page as a whole. */
  readonly pageHints: Uint8Array;
  private readonly tokeniser: Tokeniser;
  private readonly lexicon: Lexicon;
  private readonly cascade: Cascade;
  private readonly opensGate: Gate;

  constructor(private readonly patterns: CompiledPatterns) {
    const { lexicon, levels, ancestors, known } = patterns;
    this.lexicon = new Lexicon(lexicon);
    this.tokeniser = new Tokeniser(this.lexicon);
    this.pageHints = Uint8Array.from(ancestors, (kinds) => Number(kinds.includes(known.pageHint)));
    const asked = new AskedConcepts(askedConcepts(patterns), ancestors);
    this.opensGate = createGate(patterns.gate);
    this.cascade = new Cascade(levels, ancestors, known.clauseStop, asked);
  }

  /** Whether a block can hold a claim at all. */
  mayHold({ text }: Block, notes: Notes): boolean {
    notes.mayHold ??= this.opensGate(text);
    return notes.mayHold;
  }

  /** A block's words and phrases. */
  skim({ text }: Block, notes: Notes): Skim {
    notes.skim ??= this.skimAnew(text);
    return notes.skim;
  }

  /** All that a block's words mean, as far as rules and guards ask. */
  meanings(block: Block, notes: Notes): readonly Meanings[] {
    notes.meanings ??= this.understand(this.skim(block, notes));
    return notes.meanings;
  }

  private skimAnew(text: string): Skim {
    const tokens = this.tokeniser.read(text);
    return { tokens, tags: tagPhrases(tokens, this.lexicon) };
  }

  private understand({ tokens, tags }: Skim): readonly Meanings[] {
    const quotes = tagScareQuotes(tokens, this.patterns.known.scareQuote);
    return this.cascade.run(tokens, quotes.length > 0 ? tags.with(quotes) : tags);
  }
}

/** Every concept that a rule, a guard or the engine may look for in a block. */
function askedConcepts({ known, guards, rules }: CompiledPatterns): ReadonlySet<number> {
  const ofRules = rules.flatMap(({ means, companions }) => [...means, ...companions]);
  const ofEngine = [known.effect, known.meansLink, known.exampleWord];
  return new Set([...ofEngine, ...guards.map(({ concept }) => concept), ...ofRules]);
}
