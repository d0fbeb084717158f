import type { CompiledRule, MeansScope } from '../patterns.ts';
import type { FoundMeans } from './means.ts';
import type { Stance } from './stance.ts';

/** A means that stands further away is less surely the claim's own. */
const SCOPE_WEIGHT: Readonly<Record<MeansScope, number>> = {
  sentence: 1,
  passage: 0.85,
  list: 0.85,
  page: 0.65,
};
const BORDERLINE = 0.35;

/** How sure a rule by itself is of what it found, in [0, 1]. */
export const certaintyOf = (rule: CompiledRule, means: FoundMeans): number =>
  rule.confidence * SCOPE_WEIGHT[means.scope] * (rule.as === 'borderline' ? BORDERLINE : 1);

/** The same with what guards say: by this the rule that speaks is chosen. */
export const rankOf = (rule: CompiledRule, means: FoundMeans, stance: Stance): number =>
  certaintyOf(rule, means) * (stance === 'borderline' && rule.as === 'claim' ? BORDERLINE : 1);
