/** The claims of a page as the popup lists them: by verdict, in page order within. */
import { VERDICTS, type Verdict } from '../shared/evidence.ts';
import type { FramedClaim } from './page-state.ts';

export interface ClaimGroup {
  readonly verdict: Verdict;
  readonly claims: readonly FramedClaim[];
}

/** Groups that have claims, in the order of the verdicts. */
export const groupsOf = (claims: readonly FramedClaim[]): ClaimGroup[] =>
  VERDICTS.map((verdict) => ({
    verdict,
    claims: claims.filter((claim) => claim.verdict === verdict),
  })).filter((group) => group.claims.length > 0);

/** What stays when only one verdict is wanted; all of it when no claim has that verdict any more. */
export function filtered(groups: readonly ClaimGroup[], wanted: string): readonly ClaimGroup[] {
  const kept = groups.filter(({ verdict }) => verdict === wanted);
  return kept.length > 0 ? kept : groups;
}
