/** The review of the page in view: what was kept of it, brought together with what stands on it now. */
import type { TabFoundClaim } from '../../shared/messages/found-claim.ts';
import { pageKey } from '../record/page-key.ts';
import type { PageReview, ReviewedClaim, Standing } from '../record/record.ts';
import { revisit } from '../record/revisit.ts';
import type { FollowedTab } from './followed-tab.ts';

/** Where a claim can be shown: its frame and its name there. */
export interface ClaimSpot {
  readonly frameId: number;
  readonly id: string | null;
}

export interface Visit {
  readonly review: PageReview;
  /** By the reviewed claim's id. */
  readonly spots: ReadonlyMap<string, ClaimSpot>;
  /** Whether this page was looked at before this visit. */
  readonly isReturn: boolean;
}

const newId = (): string => crypto.randomUUID();

/**
 * Begins a visit to a page.
 * @param known what was kept of the page in this case; undefined at the first visit
 * @param at ISO 8601, UTC
 */
export function beginVisit(
  tab: FollowedTab,
  caseId: string,
  known: PageReview | undefined,
  found: readonly TabFoundClaim[],
  at: string,
): Visit {
  const { address, title } = tab;
  const before: PageReview = known ?? {
    id: newId(),
    caseId,
    key: pageKey(address),
    address,
    title,
    product: '',
    seller: '',
    claims: [],
    visits: [],
  };
  const claims = revisit(before.claims, found.map(withoutSpot), newId);
  return {
    review: {
      ...before,
      address,
      title,
      claims: known ? claims : claims.map(notNew),
      visits: [...before.visits, at],
    },
    spots: spotsOf(claims, found),
    isReturn: known !== undefined,
  };
}

/** The same visit, when the page's claims have changed meanwhile: what was new at its beginning stays new. */
export function goOn(visit: Visit, tab: FollowedTab, found: readonly TabFoundClaim[]): Visit {
  const { review, isReturn } = visit;
  const before = new Map(review.claims.map((claim) => [claim.id, claim]));
  const claims = revisit(review.claims, found.map(withoutSpot), newId).map((claim): ReviewedClaim => {
    const known = before.get(claim.id);
    if (!known) return isReturn ? claim : notNew(claim);
    return claim.standing === 'there' && known.standing !== 'gone'
      ? { ...claim, standing: known.standing, formerly: known.formerly }
      : claim;
  });
  return { ...visit, review: { ...review, title: tab.title, claims }, spots: spotsOf(claims, found) };
}

/** At a first visit nothing is new: there was nothing before. */
const notNew = (claim: ReviewedClaim): ReviewedClaim =>
  claim.standing === 'new' ? { ...claim, standing: 'there' } : claim;

function withoutSpot({ frameId: _frameId, id: _id, ...claim }: TabFoundClaim) {
  return claim;
}

/** `revisit` gives the found claims first, in their order. */
const spotsOf = (claims: readonly ReviewedClaim[], found: readonly TabFoundClaim[]) =>
  new Map(
    found.flatMap(({ frameId, id }, i): [string, ClaimSpot][] => {
      const claim = claims[i];
      return claim ? [[claim.id, { frameId, id }]] : [];
    }),
  );

/** A change of one claim by the reviewer. */
export type ClaimChange = Partial<Pick<ReviewedClaim, 'decision' | 'tags' | 'note'>>;

export const withChange = (review: PageReview, id: string, change: ClaimChange): PageReview => ({
  ...review,
  claims: review.claims.map((claim) => (claim.id === id ? { ...claim, ...change } : claim)),
});

/** How many claims changed since the visit before, by what happened to them. */
export function changesOf({ claims }: PageReview): Readonly<Record<Exclude<Standing, 'there'>, number>> {
  const count = (standing: Standing) => claims.filter((claim) => claim.standing === standing).length;
  return { new: count('new'), reworded: count('reworded'), gone: count('gone') };
}
