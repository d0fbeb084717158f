import type { Sensitivity } from '../claim.ts';
import type { CompiledRule, MeansScope } from '../patterns.ts';
import type { FoundMeans } from './means.ts';
import type { Stance } from './stance.ts';

/** The least confidence at which a statement is marked. Borderline statements stay below the standard. */
export const THRESHOLD: Readonly<Record<Sensitivity, number>> = { strict: 0.85, standard: 0.5, broad: 0.1 };

/** A means that stands further away is less surely the claim's own. */
const SCOPE_WEIGHT: Readonly<Record<MeansScope, number>> = {
  sentence: 1,
  passage: 0.85,
  list: 0.85,
  page: 0.65,
};
const BORDERLINE = 0.35;

/** A page that denies so often, and no less often than it asserts, is there to debunk. */
const DEBUNKING_DENIALS = 3;
const DEBUNKING_TRUST = 0.6;

/** What the stance of the whole page leaves of a statement's confidence: a page that debunks repeats claims. */
export function trustIn(denials: number, assertions: number): number {
  return denials >= DEBUNKING_DENIALS && denials >= assertions ? DEBUNKING_TRUST : 1;
}

/** How sure it is that a fair reader would call the statement a claim, in [0, 1]. */
export function confidenceOf(rule: CompiledRule, means: FoundMeans, stance: Stance): number {
  const confidence = rule.confidence * SCOPE_WEIGHT[means.scope];
  const isBorderline = rule.as === 'borderline' || stance === 'borderline';
  return isBorderline ? BORDERLINE * confidence : confidence;
}
