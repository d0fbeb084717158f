/**
 * Rule packs of the user's own, as they are stored. A pack is the text that was given, in an entry of its own; what
 * is compiled from all of them lies beside, and is made anew when packs or the rules of the extension change.
 */
import type { Verdict } from '../evidence.ts';

export interface OwnPack {
  readonly name: string;
  /** YAML documents parted by `---`. */
  readonly text: string;
  readonly on: boolean;
}

/** The family of own rules that name no card of Spotcheck's. */
export const OWN_FAMILY = 'own';

const PREFIX = 'pack:';
const LONGEST_ID = 40;

export const isPackKey = (storageKey: string): boolean => storageKey.startsWith(PREFIX);

/** What names a pack in rule ids: two packs whose names differ only in signs and case are one. */
export function packId(name: string): string {
  const id = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return id.slice(0, LONGEST_ID).replace(/^-|-$/g, '') || 'pack';
}

export const packEntry = ({ name }: Pick<OwnPack, 'name'>): string => PREFIX + packId(name);

/** A pack from storage or a file; null for one that cannot be read. */
export function parsePack(stored: unknown): OwnPack | null {
  const { name, text, on } = Object(stored) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof text !== 'string' || typeof on !== 'boolean') return null;
  return { name, text, on };
}

/** Of all that is stored, the packs, in the order of their ids. */
export const storedPacks = (stored: Readonly<Record<string, unknown>>): OwnPack[] =>
  Object.keys(stored)
    .filter(isPackKey)
    .sort()
    .flatMap((key) => parsePack(stored[key]) ?? []);

/** The candidate words of built-in and own rules together, which the gate reads in place of those it was built with. */
export const OWN_WORDS_KEY = 'own-words';
/** The patterns of built-in and own rules together. */
export const OWN_PATTERNS_KEY = 'own-patterns';
/** What else is known of the own rules. */
export const OWN_RULES_KEY = 'own-rules';

/** Entries that are made from packs, and worth nothing once the rules of the extension are others. */
export const OWN_COMPILED_KEYS = [OWN_WORDS_KEY, OWN_PATTERNS_KEY, OWN_RULES_KEY] as const;

/** Why a pack takes no part. */
export interface PackProblem {
  /** Line of the pack's text, counted from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface OwnRules {
  /** Version of the built-in rules that the packs were compiled with. */
  readonly base: string;
  /** Fingerprint of the packs that it was compiled from. */
  readonly from: string;
  /** By rule id, as in the rule set. */
  readonly rules: Readonly<
    Record<string, { readonly name: string; readonly family: string; readonly verdict: Verdict }>
  >;
  /** Packs that were refused, by pack id. */
  readonly refused: Readonly<Record<string, readonly PackProblem[]>>;
}

/** What was compiled, if it was compiled with these built-in rules. The extension alone writes this entry. */
export function parseOwnRules(stored: unknown, base: string): OwnRules | null {
  const known = Object(stored) as Partial<OwnRules>;
  return known.base === base && known.rules && known.refused ? (known as OwnRules) : null;
}
