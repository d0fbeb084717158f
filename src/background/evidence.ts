/** Serving evidence: the card for one claim with all that it names. */
import type { RuleSet } from '../rules/rule-set.ts';
import { wordingOf } from '../rules/wording.ts';
import { type ClaimConcepts, citedStudies, type EvidenceCard } from '../shared/evidence.ts';

/** What a card is asked for. */
export interface EvidenceRequest {
  readonly family: string;
  /** Id of the rule that found the claim. */
  readonly rule: string;
  readonly concepts: ClaimConcepts;
}

/** The entries for some ids; the build has seen to it that there are such. */
function entries<T>(known: Readonly<Record<string, T>>, ids: readonly string[]): T[] {
  return ids.map((id) => {
    const entry = Object.hasOwn(known, id) ? known[id] : undefined;
    if (entry === undefined) throw new Error(`the rule set has no entry '${id}'`);
    return entry;
  });
}

/** The card for a claim. Throws when the rule set does not know its family or rule. */
export function evidenceCard(ruleSet: RuleSet, { family, rule, concepts }: EvidenceRequest): EvidenceCard {
  const evidence = Object.hasOwn(ruleSet.evidence, family) ? ruleSet.evidence[family] : undefined;
  if (evidence === undefined) throw new Error(`no evidence for the family '${family}'`);
  const [found] = entries(ruleSet.rules, [rule]);
  return {
    evidence,
    studies: entries(ruleSet.studies, citedStudies(evidence)),
    regulations: entries(ruleSet.regulators, evidence.regulators?.rules ?? []),
    cases: entries(ruleSet.studies, evidence.regulators?.cases ?? []),
    rule: { id: rule, name: found?.name ?? rule },
    wording: wordingOf(ruleSet.wording, concepts),
    rulesVersion: ruleSet.version,
  };
}
