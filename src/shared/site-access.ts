/** Which pages the browser lets the extension read: users and policies can withhold sites. */
import browser from 'webextension-polyfill';

/** Whether the browser lets us into an address. @returns false for addresses of kinds that are closed to extensions */
export async function mayRead(address: string): Promise<boolean> {
  if (!/^(?:https?|file):/.test(address)) return false;
  const { protocol, hostname } = new URL(address);
  // Without the port, which Firefox takes in no pattern.
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

export const mayReadAll = (): Promise<boolean> => browser.permissions.contains({ origins: ['<all_urls>'] });
