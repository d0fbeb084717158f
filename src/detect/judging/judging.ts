import type { CompiledPatterns } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import { isInPassage } from '../reading/passage.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { certaintyOf, rankOf } from './confidence.ts';
import { Features } from './features.ts';
import { Guards } from './guards.ts';
import { better, type Judgement, surer, type Verdict } from './judgement.ts';
import { findMeans } from './means.ts';
import { RuleIndex } from './rule-index.ts';
import type { Scales } from './scales.ts';
import { speakerFor } from './speaker.ts';

/** Judges what a page says by all rules and guards. */
export class Judge {
  private readonly rules: RuleIndex;
  private readonly guards: Guards;
  private readonly features: Features;
  /** By effect: what must be named before it. */
  private readonly antecedents: ReadonlyMap<number, readonly number[]>;

  constructor(
    private readonly patterns: CompiledPatterns,
    private readonly scales: Pick<Scales, 'sum'>,
  ) {
    this.rules = new RuleIndex(patterns);
    this.guards = new Guards(patterns.guards);
    this.features = new Features(patterns);
    this.antecedents = new Map(patterns.antecedents.map(({ effect, after }) => [effect, after]));
  }

  /** What the statements of a block come to, each by one verdict. */
  verdictsOn(index: number, page: Page): Verdict[] {
    const { effect, region } = this.patterns.known;
    const reading = page.reading(index);
    const verdicts: Verdict[] = [];
    if (!reading?.has(effect)) return verdicts;
    for (const statement of findCandidates(reading, page, effect, region)) {
      const verdict = this.verdictOn(statement, page);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  }

  private verdictOn(statement: readonly Candidate[], page: Page): Verdict | undefined {
    const judgements: Judgement[] = [];
    const fitting: Candidate[] = [];
    const reached = new Set<number>();
    for (const candidate of statement) {
      const own = this.judge(candidate, page, reached);
      if (own.length > 0) fitting.push(candidate);
      judgements.push(...own);
    }
    const surest = judgements.reduce<Judgement | undefined>(
      (best, next) =>
        best
          ? better(best, next, certaintyOf(next.rule, next.means) - certaintyOf(best.rule, best.means))
          : next,
      undefined,
    );
    if (!surest) return undefined;
    const odds = this.scales.sum((take) =>
      this.features.ofStatement(fitting, judgements, surest, reached, page, take),
    );
    return { ...this.speaking(judgements, surest, page), odds };
  }

  /**
   * The judgement that answers for a statement, by guards alone: a denial stands for the whole of it; otherwise the
   * surest claim, else the surest borderline one; the surest at all where guards leave none.
   */
  private speaking(judgements: readonly Judgement[], surest: Judgement, page: Page): Judgement {
    const denied = judgements.filter(({ stance }) => stance === 'refute');
    if (denied.length > 0) return denied.reduce(surer);
    const asserted = judgements.filter(({ stance }) => stance !== 'none');
    const best = asserted.reduce<Judgement>(surer, asserted[0] ?? surest);
    if (!best.rule.yields) return best;
    const rules = this.rules.rulesFor(best.candidate.core.concept);
    return { ...best, rule: speakerFor(best, asserted, rules, page) };
  }

  /** @param met takes the guards that reach the candidate */
  private judge(candidate: Candidate, page: Page, met: Set<number>): Judgement[] {
    const after = this.antecedents.get(candidate.effect.concept);
    if (after && !isInPassage(after, candidate, page)) return [];
    const judgements: Judgement[] = [];
    let reached: readonly number[] | undefined;
    for (const rule of this.rules.rulesFor(candidate.effect.concept)) {
      const { regions, inLabel } = rule;
      if (inLabel && !page.looksLikeLabel(candidate.reading.index)) continue;
      if (regions.length > 0 && !(candidate.region && page.isAny(candidate.region, regions))) continue;
      const means = findMeans(candidate, rule, page);
      if (!means) continue;
      reached ??= this.guards.thatReach(candidate, page);
      const stance = this.guards.stanceOf(reached, rule.guards, means.tag !== undefined);
      judgements.push({ candidate, rule, means, stance, rank: rankOf(rule, means, stance) });
    }
    for (const guard of reached ?? []) met.add(guard);
    return judgements;
  }
}
