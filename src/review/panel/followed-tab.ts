/**
 * The tab that the panel speaks about: the active one of its window, or, where the panel is a tab itself, the one that
 * it was opened for (`review.html?tab=ID`).
 */
import browser from 'webextension-polyfill';
import type { TabFoundClaim } from '../../shared/messages/found-claim.ts';
import { answerMessages, ask } from '../../shared/messages/wire.ts';

export interface FollowedTab {
  readonly tabId: number;
  readonly windowId: number;
  readonly address: string;
  readonly title: string;
  readonly isPrivate: boolean;
}

const fixedTab = (): number | null => {
  const id = new URLSearchParams(location.search).get('tab');
  return id === null ? null : Number(id);
};

/** Null where the browser shows a page of its own, or tells us no address. */
export async function followedTab(): Promise<FollowedTab | null> {
  const fixed = fixedTab();
  const tab =
    fixed === null
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : await browser.tabs.get(fixed).catch(() => undefined);
  if (tab?.id === undefined || tab.windowId === undefined || !/^(?:https?|file):/.test(tab.url ?? ''))
    return null;
  const { id: tabId, windowId, url: address = '', title = '', incognito: isPrivate } = tab;
  return { tabId, windowId, address, title, isPrivate };
}

/**
 * Whether the user lets the browser keep us out of some sites or all. A click on the toolbar button lets us in for
 * once; a click in a panel does not.
 */
export const isKeptOut = async (): Promise<boolean> =>
  !(await browser.permissions.contains({ origins: ['<all_urls>'] }));

export interface FollowedTabEvents {
  /** Something about the page in front may be another, its claims for one. */
  changed(): void;
  /** Another page has come into a tab; without an id: another tab to the front. */
  moved(tabId?: number): void;
  gone(tabId: number): void;
}

/** Tells what happens to the tab in front, until the panel is closed. */
export function onFollowedTab({ changed, moved, gone }: FollowedTabEvents): void {
  browser.tabs.onRemoved.addListener(gone);
  browser.tabs.onActivated.addListener(() => moved());
  browser.tabs.onUpdated.addListener((tabId, { status, title, url }) => {
    if (status === 'complete' || url !== undefined) moved(tabId);
    else if (title !== undefined) changed();
  });
  // The toolbar button may have let us in; the browser tells nobody.
  addEventListener('focus', changed);
  answerMessages({
    'claims-changed': () => {
      changed();
      return {};
    },
  });
}

/** All claims of a tab; pages that nothing was looked for on are looked at now. */
export async function claimsIn({ tabId }: FollowedTab): Promise<TabFoundClaim[]> {
  const { claims, isRead } = await ask({ name: 'tab-found', tabId });
  if (isRead) return claims;
  // A tab that was closed meanwhile, or a site that is withheld: there is nothing to be had.
  await ask({ name: 'check-tab', tabId }).catch(() => undefined);
  return (await ask({ name: 'tab-found', tabId })).claims;
}
