/** The toolbar badge: how many claims the page holds, or that it holds any, as the user prefers. */
import browser from 'webextension-polyfill';
import type { BadgeChoice } from '../shared/settings/preferences.ts';
import { readPreferences } from '../shared/settings/stored-preferences.ts';
import { frameReports } from './frames.ts';

/** Ground and text of the badge: legible on each other, and set off from light and from dark toolbars. */
export const BADGE_COLOURS = { ground: '#0c8079', text: '#ffffff' } as const;

const DOT = '•';

/** The badge for a number of claims; nothing for none. Four characters are what toolbars show. */
export function badgeText(count: number, choice: BadgeChoice): string {
  if (count === 0 || choice === 'none') return '';
  if (choice === 'dot') return DOT;
  return count > 999 ? '999+' : String(count);
}

/** By tab, the latest look that is under way: one that was begun earlier and ends later knows less. */
const looks = new Map<number, symbol>();

/** Counts the claims of all frames anew and shows the sum. */
export async function refreshBadge(tabId: number): Promise<void> {
  const look = Symbol();
  looks.set(tabId, look);
  const [reports, { badge }] = await Promise.all([frameReports(tabId), readPreferences()]);
  if (looks.get(tabId) !== look) return;
  looks.delete(tabId);
  const count = reports.reduce((sum, report) => sum + report.claims.length, 0);
  await show(tabId, badgeText(count, badge)).catch(() => undefined); // the tab may have been closed meanwhile
}

async function show(tabId: number, text: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOURS.ground });
  await browser.action.setBadgeTextColor?.({ tabId, color: BADGE_COLOURS.text });
  await browser.action.setBadgeText({ tabId, text });
}

/** Shows all badges as the user prefers them from now on. */
export async function refreshBadges(): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : refreshBadge(id))));
}
