/** The page that the popup speaks about: the active tab of its window. */
import browser, { type Tabs } from 'webextension-polyfill';
import { siteKey } from '../shared/site-key.ts';
import { readSwitch, type SiteView } from '../shared/switches.ts';
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

/** All that is known about a page; asks every frame of it. */
export async function pageFacts({ tabId, view, address }: ActivePage): Promise<PageFacts> {
  const [switches, allowed, mayReadFiles, answer] = await Promise.all([
    readSwitch(view),
    isAllowed(address).catch(() => true),
    browser.extension.isAllowedFileSchemeAccess(),
    // Without an answer the page counts as one without our script: the popup must say something in any case.
    tabId === null ? null : ask({ name: 'tab-claims', tabId }).catch(() => null),
  ]);
  return {
    switches,
    isAllowed: allowed,
    closed: closedReason(address, mayReadFiles),
    frames: answer?.frames ?? [],
  };
}
