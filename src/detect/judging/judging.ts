import type { CompiledPatterns } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import { isInPassage } from '../reading/passage.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { confidenceOf } from './confidence.ts';
import { Guards } from './guards.ts';
import { type Judgement, surer } from './judgement.ts';
import { findMeans } from './means.ts';
import { RuleIndex } from './rule-index.ts';
import { speakerFor } from './speaker.ts';

/** Judges what a page says by all rules and guards. */
export class Judge {
  private readonly rules: RuleIndex;
  private readonly guards: Guards;
  /** By effect: what must be named before it. */
  private readonly antecedents: ReadonlyMap<number, readonly number[]>;

  constructor(private readonly patterns: CompiledPatterns) {
    this.rules = new RuleIndex(patterns);
    this.guards = new Guards(patterns.guards);
    this.antecedents = new Map(patterns.antecedents.map(({ effect, after }) => [effect, after]));
  }

  /**
   * What the statements of a block come to, each by one judgement: a denial stands for the whole statement; otherwise
   * the surest claim, else the surest borderline one.
   */
  verdictsOn(index: number, page: Page): Judgement[] {
    const { effect, region } = this.patterns.known;
    const reading = page.reading(index);
    const verdicts: Judgement[] = [];
    if (!reading?.has(effect)) return verdicts;
    for (const statement of findCandidates(reading, page, effect, region)) {
      const verdict = this.verdictOn(statement, page);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  }

  private verdictOn(statement: readonly Candidate[], page: Page): Judgement | undefined {
    const judgements = statement.flatMap((candidate) => this.judge(candidate, page));
    const denied = judgements.filter(({ stance }) => stance === 'refute');
    if (denied.length > 0) return denied.reduce(surer);
    const asserted = judgements.filter(({ stance }) => stance !== 'none');
    const best = asserted.reduce<Judgement | undefined>(surer, undefined);
    if (!best?.rule.yields) return best;
    const rules = this.rules.rulesFor(best.candidate.core.concept);
    return { ...best, rule: speakerFor(best, asserted, rules, page) };
  }

  private judge(candidate: Candidate, page: Page): Judgement[] {
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
      judgements.push({ candidate, rule, means, stance, confidence: confidenceOf(rule, means, stance) });
    }
    return judgements;
  }
}
