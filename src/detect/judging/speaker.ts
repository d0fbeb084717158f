import type { CompiledRule } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import type { Candidate } from './candidates.ts';
import { type Judgement, surer } from './judgement.ts';
import { isMeansBefore, isMeansBeside } from './means.ts';

/**
 * The rule that answers for a statement on which a yielding one is surest. Such a rule knows no means of its own kind: "Lose 3 inches in a week!"
 * is a quick fix, but below a cream it is the cream's. Where means of several kinds are at hand it speaks itself.
 * @param best the surest judgement on the statement
 * @param asserted all judgements on it that make it a claim
 * @param rules those that ask for what the statement says
 */
export function speakerFor(
  best: Judgement,
  asserted: readonly Judgement[],
  rules: readonly CompiledRule[],
  page: Page,
): CompiledRule {
  const found = asserted.filter(({ rule, means }) => means.scope === 'sentence' && knowsMeans(rule));
  return (
    found.reduce<Judgement | undefined>(surer, undefined)?.rule ?? oneAtHand(best, rules, page) ?? best.rule
  );
}

const knowsMeans = ({ as, means, yields }: CompiledRule): boolean =>
  as === 'claim' && means.length > 0 && !yields;

/** The one rule whose means stands anywhere in the sentence, else in the passage before it. */
function oneAtHand(
  { candidate }: Judgement,
  rules: readonly CompiledRule[],
  page: Page,
): CompiledRule | undefined {
  const fitting = rules.filter((rule) => fits(rule, candidate, page));
  const beside = fitting.filter((rule) => isMeansBeside(candidate, rule));
  return foremost(
    beside.length > 0 ? beside : fitting.filter((rule) => isMeansBefore(candidate, rule, page)),
  );
}

const fits = (rule: CompiledRule, { core, region }: Candidate, page: Page): boolean =>
  knowsMeans(rule) &&
  rule.companions.length === 0 &&
  page.isAny(core, rule.effects) &&
  (rule.regions.length === 0 || (region !== undefined && page.isAny(region, rule.regions)));

/** The surest rule, unless one of another family is as sure. */
function foremost(rules: readonly CompiledRule[]): CompiledRule | undefined {
  const most = Math.max(...rules.map(({ confidence }) => confidence));
  const [first, ...others] = rules.filter(({ confidence }) => confidence === most);
  return others.every(({ family }) => family === first?.family) ? first : undefined;
}
