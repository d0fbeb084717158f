/** Serving evidence: the card for one claim, or for a family that another card leads to. */
import type { RuleSet } from '../rules/rule-set.ts';
import { wordingOf } from '../rules/wording.ts';
import { type ClaimConcepts, citedStudies, type EvidenceCard, type FamilyCard } from '../shared/evidence.ts';

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

/** The card for a family, worded for a claim of these concepts. Throws when the rule set does not know the family. */
export function familyCard(ruleSet: RuleSet, family: string, concepts: ClaimConcepts = {}): FamilyCard {
  const evidence = Object.hasOwn(ruleSet.evidence, family) ? ruleSet.evidence[family] : undefined;
  if (evidence === undefined) throw new Error(`no evidence for the family '${family}'`);
  return {
    evidence,
    studies: entries(ruleSet.studies, citedStudies(evidence)),
    regulations: entries(ruleSet.regulators, evidence.regulators?.rules ?? []),
    cases: entries(ruleSet.studies, evidence.regulators?.cases ?? []),
    wording: wordingOf(ruleSet.wording, concepts),
  };
}

/** The card for a claim. Throws when the rule set does not know its family or rule. */
export function evidenceCard(ruleSet: RuleSet, { family, rule, concepts }: EvidenceRequest): EvidenceCard {
  const card = familyCard(ruleSet, family, concepts);
  const [found] = entries(ruleSet.rules, [rule]);
  const related = entries(ruleSet.evidence, card.evidence.related ?? []);
  return {
    ...card,
    rule: { id: rule, name: found?.name ?? rule },
    related: related.map(({ family: key, name }) => ({ family: key, name })),
    rulesVersion: ruleSet.version,
  };
}
