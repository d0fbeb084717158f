/** Which pages the browser lets the extension read: users and policies can withhold sites. */
import browser from 'webextension-polyfill';

/** Whether the browser lets us into an address. @returns false for addresses of kinds that are closed to extensions */
export async function mayRead(address: string): Promise<boolean> {
  if (!/^(?:https?|file):/.test(address)) return false;
  const { protocol, hostname } = new URL(address);
  // Without the port, which Firefox takes in no pattern.
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

/**
 * Whether the browser lets us into what a tab shows, by itself or because the user has pressed the toolbar button
 * there. To be asked first: where a site is withheld until a click, Chromium neither does nor refuses what is asked of
 * its frames, but has us wait for the click.
 */
export async function mayEnterTab(tabId: number): Promise<boolean> {
  if (await mayReadAll()) return true;
  const tab = await browser.tabs.get(tabId).catch(() => null); // it may have been closed meanwhile
  return Boolean(tab?.url); // which is told of pages that we may read
}

export const mayReadAll = (): Promise<boolean> => browser.permissions.contains({ origins: ['<all_urls>'] });
