/** What the background answers. It keeps nothing between messages: the worker may be ended at any moment. */
import type { RuleSet } from '../rules/rule-set.ts';
import { siteKey } from '../shared/site-key.ts';
import { readSwitch, switchEverywhere, switchSite } from '../shared/switches.ts';
import type { Handlers, Sender } from '../shared/wire.ts';
import { refreshBadge } from './badge.ts';
import { evidenceCard, familyCard } from './evidence.ts';
import { frameReports, frameworkSigns, injectScanner, tellPrivateTabs } from './frames.ts';
import { hiddenFor, hide } from './hidden.ts';

/** The frame that a message came from. Throws for senders that are no frame of a tab. */
function frameOf(sender: Sender): { tabId: number; frameId: number } {
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId === undefined) throw new Error('refused: the sender is no page');
  return { tabId, frameId: sender.frameId };
}

/** Whether Spotcheck is on for the page that a frame is part of: the top page's site decides for all its frames. */
async function isOnFor(sender: Sender): Promise<boolean> {
  const address = sender.tab?.url ?? sender.url ?? '';
  const isPrivate = sender.tab?.incognito ?? false;
  return (await readSwitch({ site: siteKey(address), isPrivate })) === 'on';
}

function onlyOwnPages(sender: Sender, ownOrigin: string): void {
  if (!sender.url?.startsWith(ownOrigin))
    throw new Error("refused: only the extension's own pages may ask this");
}

/** @param ownOrigin address under which the extension's own pages lie. */
export function backgroundAnswers(ruleSet: RuleSet, ownOrigin: string): Handlers {
  return {
    'scan-wanted': async (_, sender) => {
      const { tabId, frameId } = frameOf(sender);
      if (!(await isOnFor(sender))) return { injected: false };
      await injectScanner(tabId, frameId);
      return { injected: true };
    },
    patterns: () => ruleSet.patterns,
    'switched-on': async (_, sender) => ({ on: await isOnFor(sender) }),
    'framework-signs': async (_, sender) => {
      const { tabId, frameId } = frameOf(sender);
      return { signs: await frameworkSigns(tabId, frameId) };
    },
    evidence: (request) => evidenceCard(ruleSet, request),
    'related-evidence': ({ family }) => familyCard(ruleSet, family),
    hide: async ({ scope, rule, quote }, sender) => {
      await hide({ scope, rule, quote }, sender);
      return {};
    },
    'hidden-claims': async (_, sender) => ({ hidden: await hiddenFor(sender) }),
    'claims-changed': async (_, sender) => {
      await refreshBadge(frameOf(sender).tabId);
      return {};
    },
    'switch-everywhere': async ({ on, isPrivate }, sender) => {
      onlyOwnPages(sender, ownOrigin);
      await switchEverywhere(on, { site: null, isPrivate });
      if (isPrivate) await tellPrivateTabs();
      return {};
    },
    'switch-site': async ({ on, isPrivate, site }, sender) => {
      onlyOwnPages(sender, ownOrigin);
      await switchSite(on, { site, isPrivate });
      if (isPrivate) await tellPrivateTabs();
      return {};
    },
    'tab-claims': async ({ tabId }, sender) => {
      onlyOwnPages(sender, ownOrigin);
      return { frames: await frameReports(tabId) };
    },
  };
}
