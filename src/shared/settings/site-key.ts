/**
 * The name under which a site is switched on or off: one function for gate, background and popup, because two
 * that differ by a `www.` make a switch that never acts.
 */
import { parseAddress } from '../address.ts';

/**
 * @param address any URL; opaque ones (`about:blank`, `data:`) have no site.
 * @returns the host without `www.` and port, in lower case and punycode as the URL parser gives it; `file:` for
 *   local files; null where there is no site.
 */
export function siteKey(address: string): string | null {
  const url = parseAddress(address);
  if (!url) return null;
  if (url.protocol === 'file:') return 'file:';
  if (url.protocol === 'blob:') return siteKey(url.pathname);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.hostname.replace(/\.$/, '');
  return host.startsWith('www.') && host.includes('.', 4) ? host.slice(4) : host;
}

/**
 * The key of a site that somebody typed: an address, a host, or `*.host`, which a key covers anyway.
 * @returns null where it names no site.
 */
export function typedSiteKey(typed: string): string | null {
  const trimmed = typed.trim();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) || /^file:/i.test(trimmed)) return siteKey(trimmed);
  const host = trimmed.replace(/^\*\./, '');
  // Without "//" what stands before a colon or an @ would be taken for a name and a password.
  return host === '' || /[\s@*]/.test(host) ? null : siteKey(`https://${host}`);
}

/**
 * A site's own key and those of the domains above it, nearest first, because a switch for a domain covers its
 * subdomains: `shop.example.org` → `shop.example.org`, `example.org`, `org`. IP addresses have no parents.
 */
export function coveringKeys(key: string): string[] {
  if (key === 'file:' || key.startsWith('[') || /^[\d.]+$/.test(key)) return [key];
  const labels = key.split('.');
  return labels.map((_, i) => labels.slice(i).join('.'));
}
