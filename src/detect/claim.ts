import type { ClaimConcepts, Verdict } from '../shared/evidence.ts';

/** What detection takes and gives. Pure data: no DOM, no browser API. */

/** What a block is on its page; unknown kinds count as `text`. */
export const BLOCK_KINDS = ['heading', 'item', 'cell', 'button', 'alt', 'title', 'text'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A readable unit of a page, in page order: paragraph, heading, list item, cell, button, alternative text. */
export interface Block {
  readonly text: string;
  readonly kind: BlockKind;
}

/** A stretch of a block's text in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The parts of a claim: what is to do it, what it is to do, and where. */
export const SLOTS = ['means', 'effect', 'region'] as const;
export type Slot = (typeof SLOTS)[number];

/** How much is marked: `strict` only what is near certain, `broad` borderline statements as well. */
export const SENSITIVITIES = ['strict', 'standard', 'broad'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** One spot-reduction claim that the page itself asserts (or, in `refutations`, denies). */
export interface Claim extends Span {
  /** Index of the block in the page that was given. */
  readonly block: number;
  /** Exactly `text.slice(start, end)` of that block. */
  readonly quote: string;
  /** Id of the rule that found it: the rule's file name without ending. */
  readonly rule: string;
  /** Key of the evidence that answers it: the evidence's file name without ending. */
  readonly family: string;
  readonly verdict: Verdict;
  /** In [0, 1]; of claims at 0.9 about nine in ten are right. */
  readonly confidence: number;
  /** The words that carried each part; a part may stand outside `start`–`end` but in the same block. */
  readonly slots: Readonly<Partial<Record<Slot, Span>>>;
  /** The vocabulary's concepts of means and region, where the claim names them. */
  readonly concepts?: ClaimConcepts;
  /** Set on refutations that are shown among claims, for those who want to see them. */
  readonly denied?: true;
}

export interface Detection {
  readonly claims: readonly Claim[];
  /** Statements that deny such a claim or keep a distance from it; never marked as claims. */
  readonly refutations: readonly Claim[];
}
