/** The user's own rules, as the options page has compiled them. */
import browser from 'webextension-polyfill';
import type { RuleSet } from '../rules/rule-set.ts';
import {
  OWN_COMPILED_KEYS,
  OWN_PATTERNS_KEY,
  OWN_RULES_KEY,
  parseOwnRules,
} from '../shared/settings/own-packs.ts';

/** The patterns that detection takes: with own rules, if there are any. */
export async function patternsWithOwn({ version, patterns }: RuleSet): Promise<object> {
  const stored = await browser.storage.local.get([OWN_RULES_KEY, OWN_PATTERNS_KEY]);
  const own = parseOwnRules(stored[OWN_RULES_KEY], version);
  return (own && (stored[OWN_PATTERNS_KEY] as object | undefined)) ?? patterns;
}

/** The rule set with the names of own rules in it. */
export async function withOwnNames(ruleSet: RuleSet): Promise<RuleSet> {
  const stored = await browser.storage.local.get(OWN_RULES_KEY);
  const own = parseOwnRules(stored[OWN_RULES_KEY], ruleSet.version);
  return own ? { ...ruleSet, rules: { ...ruleSet.rules, ...own.rules } } : ruleSet;
}

/** Drops what was compiled with other built-in rules; the packs stay, and wait to be compiled anew. */
export async function dropOutdatedRules({ version }: RuleSet): Promise<void> {
  const stored = await browser.storage.local.get(OWN_RULES_KEY);
  if (OWN_RULES_KEY in stored && !parseOwnRules(stored[OWN_RULES_KEY], version))
    await browser.storage.local.remove([...OWN_COMPILED_KEYS]);
}
