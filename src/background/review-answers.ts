/** What the background answers to the review panel. */
import type { RuleSet } from '../rules/rule-set.ts';
import type { Handlers } from '../shared/messages/wire.ts';
import { familyCard } from './evidence.ts';
import { foundClaims } from './frames.ts';
import { onlyOwnPages } from './senders.ts';

export const reviewAnswers = (ruleSet: RuleSet, ownOrigin: string): Handlers => ({
  'tab-found': async ({ tabId }, sender) => {
    onlyOwnPages(sender, ownOrigin);
    return foundClaims(tabId);
  },
  knowledge: ({ families }, sender) => {
    onlyOwnPages(sender, ownOrigin);
    const known = families.filter((family) => Object.hasOwn(ruleSet.evidence, family));
    return {
      cards: known.map((family) => familyCard(ruleSet, family)),
      regulations: Object.values(ruleSet.regulators),
      rulesVersion: ruleSet.version,
    };
  },
});
