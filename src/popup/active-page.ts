/** The page that the popup speaks about: the active tab of its window. */
import browser, { type Tabs } from 'webextension-polyfill';
import type { FrameReport } from '../shared/messages.ts';
import { siteKey } from '../shared/site-key.ts';
import { readSwitch, type SiteView } from '../shared/switches.ts';
import { inTab, readTabState } from '../shared/tab-state.ts';
import { ask } from '../shared/wire.ts';
import { closedReason } from './closed-pages.ts';
import type { PageFacts } from './page-state.ts';

export interface ActivePage {
  readonly tabId: number | null;
  readonly view: SiteView;
  readonly address: string;
}

export async function activePage(): Promise<ActivePage> {
  const [tab]: (Tabs.Tab | undefined)[] = await browser.tabs.query({ active: true, currentWindow: true });
  const address = tab?.url ?? '';
  return {
    tabId: tab?.id ?? null,
    view: { site: siteKey(address), isPrivate: tab?.incognito ?? false },
    address,
  };
}

/** Whether the browser lets us into this address: users and policies can withhold single sites. */
async function isAllowed(address: string): Promise<boolean> {
  if (!/^https?:/.test(address)) return true;
  return browser.permissions.contains({ origins: [`${new URL(address).origin}/*`] });
}

/** What is known about a page before its frames have answered. */
export async function pageFacts({ view, address, tabId }: ActivePage): Promise<PageFacts> {
  const [byItself, tab, allowed, mayReadFiles] = await Promise.all([
    readSwitch(view),
    tabId === null ? null : readTabState(tabId),
    isAllowed(address).catch(() => true),
    browser.extension.isAllowedFileSchemeAccess(),
  ]);
  return {
    byItself,
    switches: inTab(byItself, tab),
    isAllowed: allowed,
    closed: closedReason(address, mayReadFiles),
    frames: null,
  };
}

/** What every frame of a page answers. */
export async function pageFrames({ tabId }: ActivePage): Promise<readonly FrameReport[]> {
  if (tabId === null) return [];
  // Without an answer the page counts as one without our script: the popup must say something in any case.
  const answer = await ask({ name: 'tab-claims', tabId }).catch(() => null);
  return answer?.frames ?? [];
}
