/** Storing what the user hides. The top page's address decides for all its frames; private windows store nothing. */
import browser from 'webextension-polyfill';
import type { Sender } from '../shared/messages/wire.ts';
import {
  type HiddenClaim,
  type HideScope,
  hiddenEntry,
  hiddenOn,
  isHiddenKey,
  placeFor,
} from '../shared/settings/hidden-claims.ts';

const addressOf = (sender: Sender): string => sender.tab?.url ?? sender.url ?? '';

/** The entries that act on the page that a frame is part of. */
export async function hiddenFor(sender: Sender): Promise<HiddenClaim[]> {
  const keys = (await storedKeys()).filter(isHiddenKey);
  return hiddenOn(keys.length > 0 ? await browser.storage.local.get(keys) : {}, addressOf(sender));
}

/** All keys of local storage; browsers that can name them spare us the values, of which some are large. */
async function storedKeys(): Promise<string[]> {
  const area = browser.storage.local as unknown as { getKeys?(): Promise<string[]> };
  return area.getKeys ? area.getKeys() : Object.keys(await browser.storage.local.get(null));
}

/** Hides a claim from now on. Throws for private windows and for pages without a site. */
export async function hide(claim: { scope: HideScope; rule: string; quote: string }, sender: Sender) {
  if (sender.tab?.incognito) throw new Error('refused: nothing is stored in private windows');
  const place = placeFor(claim.scope, addressOf(sender)) ?? (claim.scope === 'rule' ? '' : null);
  if (place === null) throw new Error('refused: this page has no site to hide a claim on');
  const entry: HiddenClaim = { ...claim, place };
  await browser.storage.local.set({ [hiddenEntry(entry)]: entry });
}
