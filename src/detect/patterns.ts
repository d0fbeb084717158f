import type { Verdict } from '../shared/evidence.ts';
import type { GateWords } from './gate.ts';
import type { PackedAscending, PackedLevel, PackedNumbers } from './packing.ts';

/** The compiled rules as detection reads them: plain JSON, so that it passes by message. */

/** To be raised when that form changes: what was compiled into another one is not read. */
export const PATTERNS_FORM = 2;

/** Grammatical forms of a word, as bits: a pattern may ask for some of them. */
export const FORMS = { base: 1, s: 2, ing: 4, past: 8, comp: 16, plural: 32 } as const;
export type FormName = keyof typeof FORMS;
export const ANY_FORM = 63;

/** The words of the vocabulary and the trie of its phrases, flat so that loading them costs next to nothing. */
export interface CompiledLexicon {
  /** Folded; a word's number is its index. */
  readonly words: readonly string[];
  /** By node of the trie the word that leads to it. The children of a node stand together, ordered by word. */
  readonly nodeWords: PackedNumbers;
  /** By node, and one more: its first child; its children end where the next node's begin. Node 0 is the beginning. */
  readonly firstChildren: PackedAscending;
  /** Concept and FORMS bits of each meaning, in turns. */
  readonly meanings: PackedNumbers;
  /** By node, and one more: where its meanings begin. */
  readonly firstMeanings: PackedAscending;
  /** Nodes of phrases inside which no word means anything else. */
  readonly swallowing: PackedAscending;
  /** Words that may be parts of a run-together word; one of `cores` must be among them. */
  readonly parts: PackedNumbers;
  readonly cores: PackedNumbers;
}

/** One step of a pattern: what must come, and how far it may stand from the step before. */
export interface CompiledStep {
  /** The node of the step before it; -1 for a first step. */
  readonly after: number;
  /** Concepts that fit; a tag fits when its concept is, or counts as, one of these. */
  readonly concepts: readonly number[];
  /** FORMS bits, any of which fits. */
  readonly forms: number;
  /** Words that may stand between; a comma counts as two. */
  readonly gap: number;
  /** The gap may cross clause borders, never the end of a sentence. */
  readonly far: boolean;
  /** Of a first step: it must stand where a clause begins, its gap between. */
  readonly opens: boolean;
}

/** The last step of a pattern. */
export interface CompiledEnd extends CompiledStep {
  /** What a match is tagged as. */
  readonly concept: number;
  /** Must end where a clause ends, with at most so many words before its end. */
  readonly last?: number;
}

/** The patterns of a level as trees: those that begin alike share their beginning. */
export interface CompiledLevel {
  /** Steps that others follow, each after the one that it follows. */
  readonly nodes: readonly CompiledStep[];
  /** Last steps, in the order in which they are tried. */
  readonly ends: readonly CompiledEnd[];
}

/** What a claim is read as when a guard reaches it. */
export type GuardReading = 'none' | 'refute' | 'borderline' | 'claim';
/** Which claims a guard reaches, see rules/schema/vocabulary.schema.json. */
export type GuardReach =
  | 'words'
  | 'inside'
  | 'answer'
  | 'clause'
  | 'sentence'
  | 'ahead'
  | 'next-sentence'
  | 'example'
  | 'quoted'
  | 'section'
  | 'list'
  | 'page';

export interface CompiledGuard {
  readonly concept: number;
  readonly reads: GuardReading;
  readonly reach: GuardReach;
  /** Whether it holds only where the means does not stand in the claim's own sentence. */
  readonly far: boolean;
}

/** An effect that leaves the place to what stands before it ("It melts away"): one of `after` must be named there. */
export interface CompiledAntecedent {
  readonly effect: number;
  readonly after: readonly number[];
}

/** Where a means was found. */
export type MeansScope = 'sentence' | 'passage' | 'list' | 'page';

export interface CompiledRule {
  readonly id: string;
  readonly family: string;
  readonly verdict: Verdict;
  readonly as: 'claim' | 'borderline';
  /** Whether a rule that knows the means, where one fits or is at hand, answers in its stead. */
  readonly yields: boolean;
  /** Effects whose means must stand in the sentence. */
  readonly effects: readonly number[];
  /** Effects whose means may stand in what comes before. */
  readonly openEffects: readonly number[];
  /** Empty: the effect alone makes the claim. */
  readonly means: readonly number[];
  /** Empty: any region, or none where the effect needs none. */
  readonly regions: readonly number[];
  /** What else the sentence must hold; empty: nothing. */
  readonly companions: readonly number[];
  /** Only in headings, buttons and lines that end without a stop. */
  readonly inLabel: boolean;
  /** How far from an open effect the means may stand; `list`: in the blocks below a heading. */
  readonly within: 'passage' | 'page' | 'list';
  readonly order: 'means-first' | 'effect-first' | 'any';
  readonly distance: number;
  /** Indexes into `guards`. */
  readonly guards: readonly number[];
  readonly confidence: number;
}

/** Words any of which tells how a sentence is meant. */
export interface CompiledSign {
  readonly name: string;
  /** Words of the lexicon. */
  readonly words: readonly number[];
  /** Counts only as the sentence's first word. */
  readonly begins: boolean;
}

/** What speaks for and against a statement's being a claim, as log odds. */
export interface CompiledWeights {
  readonly bias: number;
  /** By group and name: `guard denial`. What is absent weighs nothing. */
  readonly features: Readonly<Record<string, number>>;
}

/** Concepts that the engine itself asks for. */
export interface KnownConcepts {
  readonly region: number;
  readonly means: number;
  readonly effect: number;
  readonly clauseStop: number;
  readonly meansLink: number;
  readonly fatGone: number;
  readonly exampleWord: number;
  readonly turn: number;
  readonly scareQuote: number;
  readonly pageHint: number;
}

export interface CompiledPatterns {
  readonly version: string;
  /** What a block must pass before it is read at all. */
  readonly gate: GateWords;
  readonly concepts: readonly string[];
  /** For each concept all that it counts as, itself included. */
  readonly ancestors: readonly (readonly number[])[];
  /** For each concept those of words and phrases of which one at least stands in any text that holds it. */
  readonly anchors: readonly (readonly number[])[];
  readonly lexicon: CompiledLexicon;
  /** Patterns by level: a level reads the tags of those before it. */
  readonly levels: readonly PackedLevel[];
  readonly guards: readonly CompiledGuard[];
  readonly antecedents: readonly CompiledAntecedent[];
  /** The more particular first. */
  readonly rules: readonly CompiledRule[];
  readonly signs: readonly CompiledSign[];
  readonly weights: CompiledWeights;
  readonly known: KnownConcepts;
}
