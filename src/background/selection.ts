/** Checking the text that the user has selected in a page, on his word also where Spotcheck is off. */
import browser from 'webextension-polyfill';
import { createDetector } from '../detect/detector.ts';
import type { CompiledPatterns } from '../detect/patterns.ts';
import { farClaimOf } from '../page/far-claim.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { FarClaim } from '../shared/messages/messages.ts';
import { askFrame } from '../shared/messages/wire.ts';
import { readPreferences } from '../shared/settings/stored-preferences.ts';
import { injectCard } from './frames.ts';
import { patternsWithOwn } from './own-rules.ts';
import type { SendingFrame } from './senders.ts';

/** Longer selections are checked in their first part only, in UTF-16 units. */
const MOST_TEXT = 200_000;

/**
 * The claims in a selected text.
 * @param selected the text with its line ends, which stand for the borders of blocks
 * @param address of the document that it was selected in
 */
export async function claimsIn(selected: string, address: string, ruleSet: RuleSet): Promise<FarClaim[]> {
  const lines = selected.slice(0, MOST_TEXT).split(/[\r\n]+/);
  const blocks = lines.filter((line) => line.trim() !== '').map((text) => ({ text, kind: 'text' as const }));
  const { sensitivity } = await readPreferences();
  const detector = createDetector((await patternsWithOwn(ruleSet)) as CompiledPatterns);
  const { claims } = detector.detect(blocks, { sensitivity });
  return claims.map((claim, index) =>
    farClaimOf({ ...claim, id: `s${index + 1}` }, blocks[claim.block]?.text ?? '', address),
  );
}

/**
 * Shows beside the selected text of a frame what the evidence says of its claims, or that it holds none.
 * @param told the text as the menu gave it: without line ends, and perhaps cut short
 */
export async function checkSelection(
  { tabId, frameId }: SendingFrame,
  told: string,
  ruleSet: RuleSet,
): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  const [read] = await browser.scripting.executeScript({
    target,
    func: () => ({ selected: String(getSelection() ?? ''), address: location.href }),
  });
  const { selected = '', address = '' } = (read?.result ?? {}) as { selected?: string; address?: string };
  const claims = await claimsIn(selected.trim() === '' ? told : selected, address, ruleSet);
  await injectCard(tabId, frameId);
  await askFrame(tabId, frameId, { name: 'show-selected', claims });
}
