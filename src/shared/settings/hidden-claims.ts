/**
 * Claims that the user has called no claim: how they are stored and what they hide. Each has an entry of its own in
 * local storage, so that writing or removing one is a single atomic write.
 */
import { siteKey } from './site-key.ts';

/** This sentence on this page, this sentence on the whole site, or all that a rule finds. */
export const HIDE_SCOPES = ['page', 'site', 'rule'] as const;
export type HideScope = (typeof HIDE_SCOPES)[number];

export interface HiddenClaim {
  readonly scope: HideScope;
  /** Id of the rule that found the claim. */
  readonly rule: string;
  /** The sentence as a reader sees it; for a rule, the one on which the user hid it. */
  readonly quote: string;
  /** Key of the page or the site on which it was hidden. */
  readonly place: string;
}

const PREFIX = 'hidden:';

export const isHiddenKey = (storageKey: string): boolean => storageKey.startsWith(PREFIX);

/**
 * The name of a page: site and path. The query is left out, as it carries tracking that differs with every visit.
 * @returns null where the address has no site.
 */
export function pageKey(address: string): string | null {
  const site = siteKey(address);
  return site === null ? null : site + new URL(address).pathname;
}

/** The place that a scope is tied to, for a page at this address; null where there is none. */
export const placeFor = (scope: HideScope, address: string): string | null =>
  scope === 'page' ? pageKey(address) : siteKey(address);

/** The storage key of an entry: two entries that hide the same have the same key. */
export function hiddenEntry({ scope, rule, quote, place }: HiddenClaim): string {
  return PREFIX + (scope === 'rule' ? `rule:${rule}` : `${scope}:${place}\n${quote}`);
}

/** An entry from storage; null for one that this version cannot read. */
export function parseHidden(stored: unknown): HiddenClaim | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { scope, rule, quote, place } = stored as Record<string, unknown>;
  const known = HIDE_SCOPES.find((name) => name === scope);
  if (
    known === undefined ||
    typeof rule !== 'string' ||
    typeof quote !== 'string' ||
    typeof place !== 'string'
  )
    return null;
  return { scope: known, rule, quote, place };
}

/** Of all that is stored, the entries that act on the page at an address. */
export function hiddenOn(stored: Readonly<Record<string, unknown>>, address: string): HiddenClaim[] {
  return Object.entries(stored)
    .filter(([key]) => isHiddenKey(key))
    .flatMap(([, value]) => parseHidden(value) ?? [])
    .filter(({ scope, place }) => scope === 'rule' || place === placeFor(scope, address));
}

/** Whether an entry that acts on a page hides a claim there. */
export const hides = (
  entry: HiddenClaim,
  claim: { readonly rule: string; readonly quote: string },
): boolean => (entry.scope === 'rule' ? entry.rule === claim.rule : entry.quote === claim.quote);
