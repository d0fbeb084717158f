import type { CompiledRule } from '../patterns.ts';
import type { Candidate } from './candidates.ts';
import type { FoundMeans } from './means.ts';
import type { Stance } from './stance.ts';

/** A rule that fits a candidate, and how the page means it. */
export interface Judgement {
  readonly candidate: Candidate;
  readonly rule: CompiledRule;
  readonly means: FoundMeans;
  readonly stance: Stance;
  readonly confidence: number;
}

/** Of two equally sure ones that with the nearer means, then the fuller effect ("lose belly fat", not "lose belly"). */
export function surer(best: Judgement | undefined, next: Judgement): Judgement {
  if (!best || next.confidence > best.confidence) return next;
  if (next.confidence < best.confidence || next.means.distance > best.means.distance) return best;
  const width = ({ candidate: { effect } }: Judgement): number => effect.end - effect.start;
  return next.means.distance < best.means.distance || width(next) > width(best) ? next : best;
}
