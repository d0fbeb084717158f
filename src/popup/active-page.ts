/** The page that the popup speaks about: the active tab of its window. */
import browser, { type Tabs } from 'webextension-polyfill';
import type { FrameReport } from '../shared/messages/messages.ts';
import { inTab, readTabState } from '../shared/messages/tab-state.ts';
import { ask } from '../shared/messages/wire.ts';
import { siteKey } from '../shared/settings/site-key.ts';
import { readSettings, readSwitch, type SiteView } from '../shared/settings/switches.ts';
import { mayRead, mayReadAll } from '../shared/site-access.ts';
import { closedReason } from './closed-pages.ts';
import type { PageFacts } from './page-state.ts';

export interface ActivePage {
  readonly tabId: number | null;
  readonly windowId: number | null;
  readonly view: SiteView;
  readonly address: string;
  readonly isLoading: boolean;
}

export async function activePage(): Promise<ActivePage> {
  const [tab]: (Tabs.Tab | undefined)[] = await browser.tabs.query({ active: true, currentWindow: true });
  const address = tab?.url ?? '';
  return {
    tabId: tab?.id ?? null,
    windowId: tab?.windowId ?? null,
    view: { site: siteKey(address), isPrivate: tab?.incognito ?? false },
    address,
    isLoading: tab?.status === 'loading',
  };
}

/** What is known about a page before its frames have answered. */
export async function pageFacts({ view, address, tabId, isLoading }: ActivePage): Promise<PageFacts> {
  const [{ mode }, byItself, tab, isAllowed, isKnown, mayReadFiles] = await Promise.all([
    readSettings(view),
    readSwitch(view),
    tabId === null ? null : readTabState(tabId),
    // What is no site is withheld by nobody.
    /^https?:/.test(address) ? mayRead(address) : true,
    // Without permission for its site a page's address is not told.
    address !== '' || mayReadAll(),
    browser.extension.isAllowedFileSchemeAccess(),
  ]);
  return {
    byItself,
    switches: inTab(byItself, tab),
    mode,
    isAllowed: isAllowed && isKnown,
    isLoading,
    closed: isKnown ? closedReason(address, mayReadFiles) : null,
    frames: null,
    checkFailed: false,
  };
}

/** What every frame of a page answers. */
export async function pageFrames({ tabId }: ActivePage): Promise<readonly FrameReport[]> {
  if (tabId === null) return [];
  // Without an answer the page counts as one without our script: the popup must say something in any case.
  const answer = await ask({ name: 'tab-claims', tabId }).catch(() => null);
  return answer?.frames ?? [];
}
