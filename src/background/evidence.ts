/** Serving evidence: a family's card with the studies that it names. */
import type { RuleSet } from '../rules/rule-set.ts';
import type { Evidence, EvidenceCard } from '../shared/evidence.ts';

function citedIds({ found, contrary, instead }: Evidence): string[] {
  return [...new Set([...found.studies, ...contrary.studies, ...instead.studies])];
}

/** The card of a family. Throws when the rule set has none, which the build rules out for families of its rules. */
export function evidenceCard(ruleSet: RuleSet, family: string): EvidenceCard {
  const evidence = Object.hasOwn(ruleSet.evidence, family) ? ruleSet.evidence[family] : undefined;
  if (evidence === undefined) throw new Error(`no evidence for the family '${family}'`);
  const studies = citedIds(evidence).map((id) => {
    const study = ruleSet.studies[id];
    if (study === undefined) throw new Error(`evidence '${family}' names the unknown study '${id}'`);
    return study;
  });
  return { evidence, studies };
}
