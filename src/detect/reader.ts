import { AskedConcepts } from './asked-concepts.ts';
import { Cascade } from './cascade.ts';
import type { Block } from './claim.ts';
import { opensGate } from './gate.ts';
import { Lexicon } from './lexicon.ts';
import type { Meanings } from './meanings.ts';
import type { CompiledPatterns } from './patterns.ts';
import { tagScareQuotes } from './scare-quotes.ts';
import { type PhraseTags, tagPhrases } from './tags.ts';
import { tokenise } from './tokenise.ts';
import type { Tokens } from './tokens.ts';

/** A block of which only words and phrases are known. */
export interface Skim {
  readonly tokens: Tokens;
  readonly tags: PhraseTags;
}

/** What was worked out for a block, as far as anybody has asked. */
interface Notes {
  mayHold?: boolean;
  skim?: Skim;
  meanings?: Meanings;
}

/** Reads blocks, each once, however often its page is looked at; block objects do not change. */
export class Reader {
  private readonly lexicon: Lexicon;
  private readonly cascade: Cascade;
  private readonly notes = new WeakMap<Block, Notes>();

  constructor(private readonly patterns: CompiledPatterns) {
    const { lexicon, levels, ancestors, known } = patterns;
    this.lexicon = new Lexicon(lexicon);
    const asked = new AskedConcepts(askedConcepts(patterns), ancestors);
    this.cascade = new Cascade(levels, ancestors, known.clauseStop, asked);
  }

  /** Whether a block can hold a claim at all. */
  mayHold(block: Block): boolean {
    const notes = this.notesOf(block);
    notes.mayHold ??= opensGate(block.text, this.patterns.gate);
    return notes.mayHold;
  }

  /** A block's words and phrases. */
  skim(block: Block): Skim {
    const notes = this.notesOf(block);
    notes.skim ??= this.skimAnew(block);
    return notes.skim;
  }

  /** All that a block's words mean, as far as rules and guards ask. */
  meanings(block: Block): Meanings {
    const notes = this.notesOf(block);
    notes.meanings ??= this.understand(this.skim(block));
    return notes.meanings;
  }

  private skimAnew({ text }: Block): Skim {
    const tokens = tokenise(text, this.lexicon);
    return { tokens, tags: tagPhrases(tokens, this.lexicon) };
  }

  private understand({ tokens, tags }: Skim): Meanings {
    const quotes = tagScareQuotes(tokens, this.patterns.known.scareQuote);
    return this.cascade.run(tokens, quotes.length > 0 ? tags.with(quotes) : tags);
  }

  private notesOf(block: Block): Notes {
    const known = this.notes.get(block);
    if (known) return known;
    const notes: Notes = {};
    this.notes.set(block, notes);
    return notes;
  }
}

/** Every concept that a rule, a guard or the engine may look for in a block. */
function askedConcepts({ known, guards, rules }: CompiledPatterns): ReadonlySet<number> {
  const ofRules = rules.flatMap(({ means, companions }) => [...means, ...companions]);
  return new Set([known.effect, known.meansLink, ...guards.map(({ concept }) => concept), ...ofRules]);
}
