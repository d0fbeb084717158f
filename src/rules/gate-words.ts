import { GATE_STEM, type GateWords } from '../detect/gate.ts';
import type { Phrase } from './lexicon.ts';

/** Concepts of the vocabulary that mark what the gate must know. */
type GateKind = 'gate-region' | 'gate-effect';

/**
 * What the gate must know so that it never stays shut on a page with a claim.
 * @param isKind whether a concept counts as a kind
 */
export function compileGate(
  phrases: readonly Phrase[],
  cores: readonly string[],
  isKind: (concept: number, kind: GateKind) => boolean,
): GateWords {
  const stems = (kind: GateKind): string =>
    stemsOf(phrases.filter(({ concept }) => isKind(concept, kind))).join(' ');
  return {
    regions: stems('gate-region'),
    effects: stems('gate-effect'),
    parts: distinctParts(cores).join(' '),
  };
}

/** For each phrase one word without which it is not there, cut to the gate's length. */
function stemsOf(phrases: readonly Phrase[]): string[] {
  const split = phrases.map(({ words }) => words.split(' '));
  const single = new Set(split.flatMap((words) => (words.length === 1 ? words : [])));
  const longest = (words: readonly string[]): string =>
    words.reduce((best, word) => (word.length > best.length ? word : best));
  const keys = split.map((words) => words.find((word) => single.has(word)) ?? longest(words));
  return [...new Set(keys.map((word) => word.slice(0, GATE_STEM)))].sort();
}

/** Shorter ends are those of many words that are not run together ("legislation", "alarm"). */
const SHORTEST_PART = 4;

/** Parts by which a run-together word is known; the gate itself adds the plural. */
function distinctParts(cores: readonly string[]): string[] {
  const long = new Set(cores.filter((core) => core.length >= SHORTEST_PART));
  return [...long].filter((core) => !long.has(core.slice(0, -1))).sort();
}
