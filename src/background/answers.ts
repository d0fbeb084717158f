/** What the background answers. It keeps nothing between messages: the worker may be ended at any moment. */
import type { RuleSet } from '../rules/rule-set.ts';
import { askFrame, type Handlers } from '../shared/messages/wire.ts';
import { refreshBadge } from './badge.ts';
import { evidenceCard, familyCard } from './evidence.ts';
import { frameReports, frameworkSigns, injectCard, injectScanner, showSheet } from './frames.ts';
import { hiddenFor, hide } from './hidden.ts';
import { refreshIcon } from './icon.ts';
import { patternsWithOwn, withOwnNames } from './own-rules.ts';
import { reviewAnswers } from './review-answers.ts';
import { frameOf, onlyOwnPages } from './senders.ts';
import { settingsAnswers } from './settings-answers.ts';
import { mayEnter } from './tab-checks.ts';
import { toggleMarks, walk } from './walking.ts';

/** @param ownOrigin address under which the extension's own pages lie. */
export function backgroundAnswers(ruleSet: RuleSet, ownOrigin: string): Handlers {
  return {
    ...settingsAnswers(ownOrigin),
    'scan-wanted': async (_, sender) => {
      const { tabId, frameId } = frameOf(sender);
      if (!(await mayEnter(sender))) {
        if (sender.tab) await refreshIcon(sender.tab, true); // in private windows the gate knows no better
        return { injected: false };
      }
      await injectScanner(tabId, frameId);
      return { injected: true };
    },
    patterns: () => patternsWithOwn(ruleSet),
    'own-rule': async ({ rule }) => ({ ruleName: (await withOwnNames(ruleSet)).rules[rule]?.name ?? rule }),
    'framework-signs': async (_, sender) => {
      const { tabId, frameId } = frameOf(sender);
      return { signs: await frameworkSigns(tabId, frameId) };
    },
    evidence: async (request) => evidenceCard(await withOwnNames(ruleSet), request),
    'related-evidence': ({ family }) => familyCard(ruleSet, family),
    families: (_, sender) => {
      onlyOwnPages(sender, ownOrigin);
      const families = Object.values(ruleSet.evidence).map(({ family, name }) => ({ family, name }));
      return { families, rulesVersion: ruleSet.version };
    },
    hide: async ({ scope, rule, quote }, sender) => {
      await hide({ scope, rule, quote }, sender);
      return {};
    },
    'hidden-claims': async (_, sender) => ({ hidden: await hiddenFor(sender) }),
    'claims-changed': async (_, sender) => {
      if (sender.tab) await refreshIcon(sender.tab, true);
      await refreshBadge(frameOf(sender).tabId);
      return {};
    },
    'card-wanted': async (_, sender) => {
      const { tabId, frameId } = frameOf(sender);
      await injectCard(tabId, frameId);
      return {};
    },
    'show-in-top': async ({ claims, first }, sender) => {
      const { tabId, frameId } = frameOf(sender);
      await showSheet(tabId, { frameId, claims, first });
      return {};
    },
    'close-in-top': async (_, sender) => {
      const { tabId, frameId } = frameOf(sender);
      return askFrame(tabId, 0, { name: 'close-sheet', frameId });
    },
    'sheet-closed': ({ frameId, id, hidden }, sender) =>
      askFrame(frameOf(sender).tabId, frameId, { name: 'card-closed', id, hidden }),
    'tab-claims': async ({ tabId }, sender) => {
      onlyOwnPages(sender, ownOrigin);
      return { frames: await frameReports(tabId) };
    },
    ...reviewAnswers(ruleSet, ownOrigin),
    walk: async ({ tabId, direction }, sender) => {
      onlyOwnPages(sender, ownOrigin);
      return { walked: await walk(tabId, direction) };
    },
    'toggle-marks': async ({ tabId }, sender) => {
      onlyOwnPages(sender, ownOrigin);
      return { shown: await toggleMarks(tabId) };
    },
  };
}
