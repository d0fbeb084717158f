/** The toolbar badge: how many claims the page holds. */
import browser from 'webextension-polyfill';
import { frameReports } from './frames.ts';

const BADGE_COLOUR = '#4a4458';

/** Text of the badge for a number of claims; nothing for none. Four characters are what toolbars show. */
export function badgeText(count: number): string {
  if (count === 0) return '';
  return count > 999 ? '999+' : String(count);
}

/** Counts the claims of all frames anew and shows the sum. */
export async function refreshBadge(tabId: number): Promise<void> {
  const reports = await frameReports(tabId);
  const count = reports.reduce((sum, report) => sum + report.claims.length, 0);
  // The tab may have been closed meanwhile.
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }).catch(() => undefined);
  await browser.action.setBadgeText({ tabId, text: badgeText(count) }).catch(() => undefined);
}
