/**
 * The browser's own control over which sites an extension may read. Firefox lets an extension give the permission
 * back and ask for it again; Chromium keeps that to the extension's details page.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/permissions/remove
 */
import browser from 'webextension-polyfill';
import type { TextKey } from '../shared/interface/texts.ts';

const ALL_SITES = { origins: ['<all_urls>'] };

/** What can be done about the browser's permission. */
export interface AccessChange {
  readonly says: TextKey;
  readonly action: TextKey;
  /** Does it; to be called while the user's click is handled, because browsers ask only then. */
  change(): Promise<unknown>;
}

const openDetails = () => browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });

/** How things stand now. */
export async function accessChange(): Promise<AccessChange> {
  const hasAll = await browser.permissions.contains(ALL_SITES);
  if (!browser.runtime.getURL('').startsWith('moz-extension:'))
    return {
      says: hasAll ? 'accessChromiumHas' : 'accessChromiumNot',
      action: 'accessOpen',
      change: openDetails,
    };
  return hasAll
    ? {
        says: 'accessFirefoxHas',
        action: 'accessTake',
        change: () => browser.permissions.remove(ALL_SITES),
      }
    : {
        says: 'accessFirefoxNot',
        action: 'accessGive',
        change: () => browser.permissions.request(ALL_SITES),
      };
}
