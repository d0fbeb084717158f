import type { CompiledRule } from '../patterns.ts';
import type { Candidate } from './candidates.ts';
import type { FoundMeans } from './means.ts';
import type { Stance } from './stance.ts';

/** A rule that fits a candidate, and how guards read it. */
export interface Judgement {
  readonly candidate: Candidate;
  readonly rule: CompiledRule;
  readonly means: FoundMeans;
  readonly stance: Stance;
  /** How sure the rule is, guards taken into account. */
  readonly rank: number;
}

/** What a statement comes to. */
export interface Verdict extends Judgement {
  /** Log odds of its being a claim, by all that its own sentence and what stands around it tell. */
  readonly odds: number;
}

/** Of two equally sure ones that with the nearer means, then the fuller effect ("lose belly fat", not "lose belly"). */
export const surer = (best: Judgement | undefined, next: Judgement): Judgement =>
  !best ? next : better(best, next, next.rank - best.rank);

/** The one of two that has the more, else the nearer means, else the fuller effect. */
export function better(best: Judgement, next: Judgement, more: number): Judgement {
  if (more > 0) return next;
  if (more < 0 || next.means.distance > best.means.distance) return best;
  const width = ({ candidate: { effect } }: Judgement): number => effect.end - effect.start;
  return next.means.distance < best.means.distance || width(next) > width(best) ? next : best;
}
