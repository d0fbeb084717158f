/** A list of sites as text, one a line: `off shop.example`. The same form is written and read. */
import type { SiteSwitch } from '../shared/settings/settings.ts';
import { typedSiteKey } from '../shared/settings/site-key.ts';

export interface SiteLines {
  readonly sites: ReadonlyMap<string, SiteSwitch>;
  /** Lines that name no site, counted from 1. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

/**
 * Reads a list of sites. Empty lines and those that begin with `#` are left out; of a site given twice the last
 * line holds.
 * @param otherwise what holds for a line that says neither `on` nor `off`
 */
export function readSiteLines(text: string, otherwise: SiteSwitch): SiteLines {
  const sites = new Map<string, SiteSwitch>();
  const unread: { line: number; text: string }[] = [];
  text.split(/\r\n|[\r\n]/).forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const [, state, rest] = /^(?:(on|off)\s+)?(.*)$/i.exec(line) ?? [];
    const key = typedSiteKey(rest ?? '');
    if (key === null) unread.push({ line: i + 1, text: line });
    else sites.set(key, (state?.toLowerCase() as SiteSwitch | undefined) ?? otherwise);
  });
  return { sites, unread };
}

export const writeSiteLines = (sites: ReadonlyMap<string, SiteSwitch>): string =>
  [...sites].map(([key, state]) => `${state} ${key}\n`).join('');
