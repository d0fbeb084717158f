/**
 * A second look at a page: which claims still stand, which are new, gone, or worded differently. What the reviewer
 * decided stays with the claim that it was decided on.
 */
import type { FoundClaim } from '../../shared/messages/found-claim.ts';
import { type ReviewedClaim, undecided } from './record.ts';

/** Of the words of two quotes, so many must be common (Dice's coefficient) for one to be the other reworded. */
const REWORDED_FROM = 0.6;

const wordsOf = (quote: string): string[] => quote.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const spotOf = ({ quote, place, frame }: FoundClaim): string =>
  JSON.stringify([wordsOf(quote).join(' '), place, frame]);

/** How alike two quotes are: 2 · common words / all words, in [0, 1]. */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length + right.length === 0) return 1;
  const open = new Map<string, number>();
  for (const word of left) open.set(word, (open.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = open.get(word) ?? 0;
    if (count === 0) continue;
    open.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

/** Each claim that was found, with the one that it was before. */
type Pairs = Map<FoundClaim, ReviewedClaim>;

/** Pairs what reads the same at the same place; a claim that stands twice pairs twice. */
function pairSame(known: readonly ReviewedClaim[], found: readonly FoundClaim[]): Pairs {
  const bySpot = new Map<string, ReviewedClaim[]>();
  for (const claim of known) {
    const here = bySpot.get(spotOf(claim));
    if (here) here.push(claim);
    else bySpot.set(spotOf(claim), [claim]);
  }
  const pairs: Pairs = new Map();
  for (const claim of found) {
    const before = bySpot.get(spotOf(claim))?.shift();
    if (before) pairs.set(claim, before);
  }
  return pairs;
}

/** Adds pairs of what was left, by likeness, the most alike first. */
function pairReworded(known: readonly ReviewedClaim[], found: readonly FoundClaim[], pairs: Pairs): void {
  const taken = new Set(pairs.values());
  const candidates = known
    .filter((before) => !taken.has(before))
    .flatMap((before) =>
      found.map((claim) => ({ before, claim, alike: likeness(before.quote, claim.quote) })),
    )
    .filter(({ alike, before, claim }) => alike >= REWORDED_FROM && before.frame === claim.frame)
    .sort((a, b) => b.alike - a.alike);
  for (const { before, claim } of candidates) {
    if (pairs.has(claim) || taken.has(before)) continue;
    pairs.set(claim, before);
    taken.add(before);
  }
}

function carriedOver(before: ReviewedClaim, now: FoundClaim): ReviewedClaim {
  const isSame = spotOf(before) === spotOf(now);
  return {
    ...before,
    ...now,
    standing: isSame ? 'there' : 'reworded',
    formerly: isSame ? null : before.quote,
  };
}

/**
 * The claims of a page after it was looked at again.
 * @param known as they were kept; those that the reviewer added by hand are never taken for gone
 * @param found as they stand on the page now, in page order
 * @param newId makes an id for a claim that is new
 * @returns the found ones in page order, then those that are gone
 */
export function revisit(
  known: readonly ReviewedClaim[],
  found: readonly FoundClaim[],
  newId: () => string,
): ReviewedClaim[] {
  const pairs = pairSame(known, found);
  pairReworded(known, found, pairs);
  const taken = new Set(pairs.values());
  const standing = found.map((claim) => {
    const before = pairs.get(claim);
    return before ? carriedOver(before, claim) : undecided(newId(), claim);
  });
  const left = known.filter((claim) => !taken.has(claim));
  const gone = left.map((claim) => (claim.rule === null ? claim : { ...claim, standing: 'gone' as const }));
  return [...standing, ...gone];
}
