/**
 * Places of a page where something is claimed. Claims whose words overlap share one: marks cannot lie over one
 * another, and a reader who clicks there means all of them.
 */
import type { Claim, Span } from '../detect/claim.ts';
import type { PageBlock } from './reading/blocks.ts';

/** Claims that stand in the same words, and the block that they stand in. */
export interface ClaimPlace<C extends Claim = Claim> {
  readonly block: PageBlock;
  /** Where the block stands among the page's blocks. */
  readonly index: number;
  /** In the order in which they begin; at least one. */
  readonly claims: readonly C[];
  /** What the claims together cover of the block's text. */
  readonly span: Span;
}

/**
 * The places of all claims, in page order.
 * @param claims a page's, their blocks given by index into `blocks`
 */
export function placesOf(claims: readonly Claim[], blocks: readonly PageBlock[]): ClaimPlace[] {
  const places: ClaimPlace[] = [];
  for (const claim of [...claims].sort(inPageOrder)) {
    const block = blocks[claim.block];
    if (!block) continue;
    const last = places.at(-1);
    if (last?.block === block && meets(last, claim)) places[places.length - 1] = joined(last, claim);
    else
      places.push({
        block,
        index: claim.block,
        claims: [claim],
        span: { start: claim.start, end: claim.end },
      });
  }
  return places;
}

const inPageOrder = (a: Claim, b: Claim): number => a.block - b.block || a.start - b.start || b.end - a.end;

/** An attribute has one place on the page, its element, whatever it claims. */
const meets = ({ block, span }: ClaimPlace, claim: Claim): boolean =>
  block.pieces.length === 0 || claim.start < span.end;

const joined = (place: ClaimPlace, claim: Claim): ClaimPlace => ({
  ...place,
  claims: [...place.claims, claim],
  span: { start: place.span.start, end: Math.max(place.span.end, claim.end) },
});

/** Whether two places are the same one, with the same claims, after the page was read anew. */
export const samePlace = (a: ClaimPlace, b: ClaimPlace): boolean =>
  a.block.where === b.block.where &&
  a.claims.length === b.claims.length &&
  a.claims.every((claim, i) => sameClaim(claim, b.claims[i]));

const sameClaim = (a: Claim, b: Claim | undefined): boolean =>
  a.rule === b?.rule && a.start === b.start && a.quote === b.quote;
