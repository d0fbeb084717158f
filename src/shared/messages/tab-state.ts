/**
 * What was said of one tab alone: paused, or that its page be checked although no page is by itself. It lives in
 * `storage.session`, and no tab of a browser session gets the id of an earlier one.
 */
import browser from 'webextension-polyfill';
import type { SwitchState } from '../settings/settings.ts';

export type TabState = 'paused' | 'checked';

const PREFIX = 'tab:';
export const isTabKey = (storageKey: string): boolean => storageKey.startsWith(PREFIX);

const entryOf = (tabId: number): string => `${PREFIX}${tabId}`;

export async function readTabState(tabId: number): Promise<TabState | null> {
  const entry = entryOf(tabId);
  const stored = (await browser.storage.session.get(entry))[entry];
  return stored === 'paused' || stored === 'checked' ? stored : null;
}

/** @param state null: as if nothing had been said of the tab. */
export async function writeTabState(tabId: number, state: TabState | null): Promise<void> {
  const entry = entryOf(tabId);
  if (state === null) await browser.storage.session.remove(entry);
  else await browser.storage.session.set({ [entry]: state });
}

/** What holds in a tab: a check that was asked for comes before modes, but not before what is switched off. */
export function inTab(switches: SwitchState, tab: TabState | null): SwitchState {
  if (tab === 'paused' && switches !== 'off-everywhere') return 'paused';
  const waits = switches === 'not-chosen' || switches === 'on-click';
  return tab === 'checked' && waits ? 'on' : switches;
}
