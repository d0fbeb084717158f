/**
 * What a review keeps: cases, the pages in them, the claims on these, and what the reviewer decided. Plain data, as
 * it lies in the store and in an exported case file.
 */
import type { FoundClaim } from '../../shared/messages/found-claim.ts';

export const RECORD_VERSION = 1;

/** `open`: not decided yet. */
export const DECISIONS = ['open', 'confirmed', 'rejected', 'unsure'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What became of a claim between the last visit and the one before. */
export const STANDINGS = ['there', 'new', 'reworded', 'gone'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ReviewedClaim extends FoundClaim {
  /** Unique within its page. */
  readonly id: string;
  readonly decision: Decision;
  readonly tags: readonly string[];
  readonly note: string;
  readonly standing: Standing;
  /** How it read before it was reworded. */
  readonly formerly: string | null;
}

export interface PageReview {
  readonly id: string;
  readonly caseId: string;
  /** Names the page: its address without fragment and tracking parameters. */
  readonly key: string;
  readonly address: string;
  readonly title: string;
  /** As the page names them; '' while the reviewer has not said. */
  readonly product: string;
  readonly seller: string;
  readonly claims: readonly ReviewedClaim[];
  /** When it was looked at: ISO 8601, UTC, oldest first. */
  readonly visits: readonly string[];
}

export interface Case {
  readonly id: string;
  readonly name: string;
  readonly created: string;
  readonly changed: string;
}

/** A claim that nobody has decided on. */
export const undecided = (id: string, found: FoundClaim): ReviewedClaim => ({
  ...found,
  id,
  decision: 'open',
  tags: [],
  note: '',
  standing: 'new',
  formerly: null,
});
