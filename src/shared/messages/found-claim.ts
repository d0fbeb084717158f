/** A claim with all that a reviewer needs of it: how frames tell it, and how the record of a review keeps it. */
import type { ClaimConcepts, Verdict } from '../evidence.ts';

/** Where on its page a claim stands. */
export const PLACES = ['text', 'alt', 'title', 'meta', 'json-ld'] as const;
export type Place = (typeof PLACES)[number];

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

/** A claim of a frame; by its id the frame can show it, `null` where it stands in nothing that is shown. */
export interface FrameFoundClaim extends FoundClaim {
  readonly id: string | null;
}

/** A claim of a tab, with the frame that can show it. */
export interface TabFoundClaim extends FrameFoundClaim {
  readonly frameId: number;
}
