import { type Candidate, findCandidates } from './candidates.ts';
import { confidenceOf } from './confidence.ts';
import { Guards } from './guards.ts';
import { type FoundMeans, findMeans } from './means.ts';
import type { Page } from './page.ts';
import type { CompiledPatterns, CompiledRule } from './patterns.ts';
import { RuleIndex } from './rule-index.ts';
import type { Stance } from './stance.ts';

/** A rule that fits a candidate, and how the page means it. */
export interface Judgement {
  readonly candidate: Candidate;
  readonly rule: CompiledRule;
  readonly means: FoundMeans;
  readonly stance: Stance;
  readonly confidence: number;
}

/** Judges what a page says by all rules and guards. */
export class Judge {
  private readonly rules: RuleIndex;
  private readonly guards: Guards;

  constructor(private readonly patterns: CompiledPatterns) {
    this.rules = new RuleIndex(patterns);
    this.guards = new Guards(patterns.guards);
  }

  /**
   * What the statements of a block come to, each by one judgement: a denial stands for the whole statement; otherwise
   * the surest claim, else the surest borderline one.
   */
  verdictsOn(index: number, page: Page): Judgement[] {
    const { effect, region } = this.patterns.known;
    const reading = page.reading(index);
    if (!reading?.has(effect)) return [];
    return findCandidates(reading, page, effect, region).flatMap(
      (statement) => this.verdictOn(statement, page) ?? [],
    );
  }

  private verdictOn(statement: readonly Candidate[], page: Page): Judgement | undefined {
    let denied: Judgement | undefined;
    let asserted: Judgement | undefined;
    for (const candidate of statement) {
      for (const judgement of this.judge(candidate, page)) {
        if (judgement.stance === 'refute') denied = surer(denied, judgement);
        else if (judgement.stance !== 'none') asserted = surer(asserted, judgement);
      }
    }
    return denied ?? asserted;
  }

  private judge(candidate: Candidate, page: Page): Judgement[] {
    const judgements: Judgement[] = [];
    let reached: readonly number[] | undefined;
    for (const rule of this.rules.rulesFor(candidate.effect.concept)) {
      const { regions, inLabel } = rule;
      if (inLabel && !page.looksLikeLabel(candidate.reading.index)) continue;
      if (regions.length > 0 && !(candidate.region && page.isAny(candidate.region, regions))) continue;
      const means = findMeans(candidate, rule, page);
      if (!means) continue;
      reached ??= this.guards.thatReach(candidate, page);
      const stance = this.guards.stanceOf(reached, rule.guards);
      judgements.push({ candidate, rule, means, stance, confidence: confidenceOf(rule, means, stance) });
    }
    return judgements;
  }
}

/** Of two equally sure ones that with the nearer means, then the fuller effect ("lose belly fat", not "lose belly"). */
function surer(best: Judgement | undefined, next: Judgement): Judgement {
  if (!best || next.confidence > best.confidence) return next;
  if (next.confidence < best.confidence || next.means.distance > best.means.distance) return best;
  const width = ({ candidate: { effect } }: Judgement): number => effect.end - effect.start;
  return next.means.distance < best.means.distance || width(next) > width(best) ? next : best;
}
