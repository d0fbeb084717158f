/** What the browser's context menu offers: to check the selected text, and to switch the site on or off. */
import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import type { RuleSet } from '../rules/rule-set.ts';
import { text } from '../shared/interface/texts.ts';
import { checkSelection } from './selection.ts';
import { toggleSite } from './switching.ts';

const CHECK = 'check-selection';
const SITE = 'toggle-site';
/** Elsewhere no extension may read. */
const READABLE = ['http://*/*', 'https://*/*', 'file:///*'];

/** Makes the menu anew: browsers keep it with its texts, whose language may be another since. */
export async function offerMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: CHECK,
    title: text('menuCheck'),
    contexts: ['selection'],
    documentUrlPatterns: READABLE,
  });
  browser.contextMenus.create({
    id: SITE,
    title: text('menuSite'),
    contexts: ['page', 'frame', 'action'],
    documentUrlPatterns: READABLE,
  });
}

export async function onMenu(info: Menus.OnClickData, tab: Tabs.Tab, ruleSet: RuleSet): Promise<void> {
  if (info.menuItemId === SITE) await toggleSite(tab);
  if (info.menuItemId !== CHECK || tab.id === undefined) return;
  await checkSelection({ tabId: tab.id, frameId: info.frameId ?? 0 }, info.selectionText ?? '', ruleSet);
}
