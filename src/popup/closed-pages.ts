/** Pages that browsers keep every extension out of, and how to say so. */
import type { TextKey } from '../shared/interface/texts.ts';

const STORES = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore\b/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons\b/,
  /^https:\/\/addons\.mozilla\.org\//,
];
const INTERNAL =
  /^(?:chrome|edge|about|brave|vivaldi|opera|devtools|chrome-untrusted|resource|view-source|chrome-search):/;

/**
 * Why no extension can run at an address.
 * @param address the page's URL; empty when the browser does not tell it, which it does for pages that no host
 *   permission covers.
 * @param mayReadFiles whether the user allowed file addresses.
 * @returns the reason's text, or null where nothing in the address stands in the way.
 */
export function closedReason(address: string, mayReadFiles: boolean): TextKey | null {
  if (/^(?:chrome|moz)-extension:/.test(address)) return 'whyExtension';
  if (INTERNAL.test(address) && address !== 'about:blank') return 'whyInternal';
  if (STORES.some((store) => store.test(address))) return 'whyStore';
  if (/^[a-z]+:[^?#]*\.pdf(?:[?#]|$)/i.test(address)) return 'whyPdf';
  if (address.startsWith('file:')) return mayReadFiles ? null : 'whyFile';
  if (/^(?:https?|about|blob|data):/.test(address)) return null;
  if (address === '') return 'whyUnknown';
  return 'whyOther';
}
