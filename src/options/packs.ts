/** Taking the user's rule packs into use: they are compiled in this page, and what comes of it is stored. */
import builtIn from 'compiled:sources';
import browser from 'webextension-polyfill';
import { fingerprint } from '../rules/compile.ts';
import { compilePacks } from '../rules/own-packs.ts';
import {
  OWN_COMPILED_KEYS,
  OWN_PATTERNS_KEY,
  OWN_RULES_KEY,
  OWN_WORDS_KEY,
  type OwnPack,
  type OwnRules,
  type PackProblem,
  packEntry,
  packId,
  parseOwnRules,
} from '../shared/settings/own-packs.ts';

const fingerprintOf = (packs: readonly OwnPack[]): string =>
  fingerprint(packs.map(({ name, text }) => ({ path: name, text })));

/**
 * Compiles the packs that are on, unless that was done already, and stores what comes of it in one write.
 * @param stored what was compiled last
 * @param base version of the built-in rules
 */
export async function keepCompiled(packs: readonly OwnPack[], stored: unknown, base: string): Promise<void> {
  const used = packs.filter(({ on }) => on);
  const from = fingerprintOf(used);
  if (used.length === 0 ? stored === undefined : parseOwnRules(stored, base)?.from === from) return;
  const { patterns, rules, refused } = compilePacks(builtIn, used);
  if (!patterns) await browser.storage.local.remove([...OWN_COMPILED_KEYS]);
  if (used.length === 0) return;
  const own: OwnRules = { base, from, rules, refused };
  await browser.storage.local.set({
    [OWN_RULES_KEY]: own,
    ...(patterns && { [OWN_PATTERNS_KEY]: patterns, [OWN_WORDS_KEY]: patterns.gate }),
  });
}

/** What is wrong with a pack, tried beside the others; nothing when it can be taken. */
export function problemsOf(pack: OwnPack, others: readonly OwnPack[]): readonly PackProblem[] {
  const beside = others.filter((other) => other.on && packEntry(other) !== packEntry(pack));
  return compilePacks(builtIn, [...beside, { ...pack, on: true }]).refused[packId(pack.name)] ?? [];
}
