import type { CompiledGuard, CompiledPatterns, GuardReading } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import type { Candidate } from './candidates.ts';
import { certaintyOf } from './confidence.ts';
import type { Judgement } from './judgement.ts';
import { Signs } from './signs.ts';

/** Takes what speaks for or against a statement: its name, group first, and how much there is of it. */
export type Take = (feature: string, amount: number) => void;

/** What the other statements of a page come to. */
export interface PageTally {
  readonly denials: number;
  readonly assertions: number;
  /** Those of the assertions that rules and guards alone would mark. */
  readonly firm: number;
}

/** Upper bounds by which lengths and distances are told apart, in words. */
const LENGTHS = [5, 10, 18, 30, 45];
const DISTANCES = [0, 2, 5, 10];
/** More rules with a means of their own say no more. */
const MOST_RULES = 3;
/** No rule is surer than that: its log odds would drown all others. */
const SUREST = 0.97;
/** Words before an effect that make it an aim or a topic. */
const LEADS_TO_AIM = /\b(?:to|of|for)\s$/;
const LONGEST_LEAD = 6;

/** Tells what about a statement speaks for or against its being a claim, by name. */
export class Features {
  private readonly signs: Signs;
  private readonly guards: readonly (CompiledGuard & { readonly feature: string })[];
  private readonly signFeatures: readonly string[];

  constructor(private readonly patterns: CompiledPatterns) {
    this.signs = new Signs(patterns.signs, patterns.lexicon.words.length);
    this.guards = patterns.guards.map((guard) => ({
      ...guard,
      feature: `guard ${this.nameOf(guard.concept)}`,
    }));
    this.signFeatures = this.signs.names.map((name) => `sign ${name}`);
  }

  /**
   * What the statement itself tells.
   * @param candidates those of the statement that a rule fits
   * @param judgements on them, at least one
   * @param surest the surest of these, guards aside
   * @param reached guards, by index
   */
  ofStatement(
    candidates: readonly Candidate[],
    judgements: readonly Judgement[],
    surest: Judgement,
    reached: ReadonlySet<number>,
    page: Page,
    take: Take,
  ): void {
    this.ofRule(judgements, surest, take);
    this.ofGuards(reached, surest.means.tag !== undefined, take);
    const isFatGone = candidates.some(({ core }) => page.is(core, this.patterns.known.fatGone));
    if (isFatGone) take('shape fat gone', 1);
    take('shape candidates', Math.log(candidates.length));
    this.ofSentence(surest.candidate, page, take);
  }

  /** What the rest of its page tells of a statement. */
  static ofPage({ denials, assertions, firm }: PageTally, take: Take): void {
    take('page denials', Math.log1p(denials));
    take('page assertions', Math.log1p(assertions));
    take('page firm assertions', Math.log1p(firm));
    if (denials > 0 && denials >= firm) take('page debunks', 1);
  }

  private ofRule(judgements: readonly Judgement[], surest: Judgement, take: Take): void {
    const { rule, means, candidate } = surest;
    const certainty = Math.min(SUREST, certaintyOf(rule, means));
    take('shape certainty', Math.log(certainty / (1 - certainty)));
    take(`rule ${rule.id}`, 1);
    if (rule.yields) take('shape yields', 1);
    if (rule.as === 'borderline') take('shape borderline rule', 1);
    take(`scope ${rule.means.length === 0 ? 'unasked' : means.scope}`, 1);
    if (means.tag) {
      take(`means ${this.nameOf(means.tag.concept)}`, 1);
      take(means.tag.start < candidate.effect.start ? 'shape means first' : 'shape means after', 1);
      take(`shape distance ${bin(means.distance, DISTANCES)}`, 1);
    }
    if (candidate.region) take(`region ${this.nameOf(candidate.region.concept)}`, 1);
    const known = new Set<string>();
    for (const judgement of judgements)
      if (judgement.means.tag && judgement.rule.as === 'claim') known.add(judgement.rule.id);
    take('shape rules with means', Math.min(MOST_RULES, known.size));
  }

  private ofGuards(reached: ReadonlySet<number>, isMeansNear: boolean, take: Take): void {
    const times: Record<GuardReading, number> = { claim: 0, refute: 0, none: 0, borderline: 0 };
    const isTurned = [...reached].some((index) => this.guards[index]?.reads === 'claim');
    for (const index of reached) {
      const guard = this.guards[index];
      if (!guard || (guard.far && isMeansNear)) continue;
      // Words that turn a denial round leave nothing of it.
      if (isTurned && guard.reads !== 'claim') continue;
      take(guard.feature, 1);
      times[guard.reads]++;
      if (times[guard.reads] === 1) take(`reads ${guard.reads}`, 1);
      if (times[guard.reads] === 2) take(`reads ${guard.reads} again`, 1);
    }
  }

  private ofSentence({ reading, effect, from, to }: Candidate, page: Page, take: Take): void {
    const { tokens, block, index } = reading;
    const signs = this.signs.among(tokens, from, to);
    for (let bit = 0, rest = signs; rest !== 0; bit++, rest >>>= 1)
      if (rest & 1) take(this.signFeatures[bit] ?? '', 1);
    take(`shape words ${bin(to - from, LENGTHS)}`, 1);
    take(`block ${block.kind}`, 1);
    if (page.looksLikeLabel(index)) take('shape label', 1);
    if (page.looksLikeHeading(index)) take('shape heading', 1);
    const start = tokens.starts[effect.start] ?? 0;
    if (LEADS_TO_AIM.test(block.text.slice(Math.max(0, start - LONGEST_LEAD), start).toLowerCase()))
      take('shape infinitive', 1);
    const end = tokens.ends[to - 1] ?? 0;
    const sign = tokens.starts[to - 1] ?? 0;
    const ends = (mark: string): boolean =>
      block.text.startsWith(mark, end) || block.text.startsWith(mark, sign);
    if (ends('?')) take('shape question', 1);
    if (ends('!')) take('shape exclamation', 1);
    for (let token = from; token < to; token++) {
      if (tokens.quoted[token] !== 1) continue;
      take('shape quotation', 1);
      break;
    }
  }

  private nameOf(concept: number): string {
    return this.patterns.concepts[concept] ?? '';
  }
}

function bin(amount: number, bounds: readonly number[]): string {
  const bound = bounds.find((least) => amount <= least);
  return bound === undefined ? 'more' : `up to ${bound}`;
}
