/**
 * What a review keeps: cases, the pages in them, the claims on these, and what the reviewer decided. Plain data, as
 * it lies in the store and in an exported case file.
 */
import type { ClaimConcepts, Verdict } from '../../shared/evidence.ts';

export const RECORD_VERSION = 1;

/** `open`: not decided yet. */
export const DECISIONS = ['open', 'confirmed', 'rejected', 'unsure'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Where on its page a claim stands. */
export const PLACES = ['text', 'alt', 'title', 'meta', 'json-ld'] as const;
export type Place = (typeof PLACES)[number];

/** What became of a claim between the last visit and the one before. */
export const STANDINGS = ['there', 'new', 'reworded', 'gone'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The parts of a claim, in the page's own words; absent where the claim does not name them. */
export const FIELDS = ['means', 'effect', 'region', 'amount', 'period'] as const;
export type Field = (typeof FIELDS)[number];
export type ClaimFields = Readonly<Partial<Record<Field, string>>>;

/** A claim as it was found on a page, before anybody decided on it. */
export interface FoundClaim {
  readonly quote: string;
  /** The text around the quote in its block. */
  readonly before: string;
  readonly after: string;
  readonly place: Place;
  /** True where the page keeps the text from a quick look: folded away, or not shown at all. */
  readonly isHidden: boolean;
  /** Address of the frame that it stands in; null for the page itself. */
  readonly frame: string | null;
  /** What it is answered with; null for a claim that the reviewer added and tied to no family. */
  readonly family: string | null;
  readonly verdict: Verdict | null;
  /** Id of the rule that found it; null for one that the reviewer added. */
  readonly rule: string | null;
  readonly fields: ClaimFields;
  /** The vocabulary's concepts of means and region. */
  readonly concepts: ClaimConcepts;
  /** Whether means, effect and region all stand in the quote; otherwise the page implies one of them. */
  readonly isExpress: boolean;
  /** Whether somebody tells it as their own experience. */
  readonly isTestimonial: boolean;
}

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
