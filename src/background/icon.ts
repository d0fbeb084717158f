/**
 * The toolbar icon: in colour where Spotcheck is on, grey where it is off. Browsers forget a tab's icon when the tab
 * goes to another page, and take the one that holds for all tabs; that is the one for a page without a switch of its
 * own. A page that differs from it tells so by its gate, so that nobody has to be woken for the others.
 */
import browser, { type Tabs } from 'webextension-polyfill';
import { siteKey } from '../shared/settings/site-key.ts';
import { readSwitch, readTabSwitch } from '../shared/settings/switches.ts';
import { mayRead, mayReadAll } from '../shared/site-access.ts';

const iconOf = (name: string) => ({ 16: `/icons/${name}16.png`, 32: `/icons/${name}32.png` });
const ON = iconOf('');
const OFF = iconOf('off-');

/** Shows in one tab's icon whether Spotcheck is on there. @param isInside whether a script of ours runs there */
export async function refreshIcon(tab: Tabs.Tab, isInside: boolean): Promise<void> {
  if (tab.id === undefined) return;
  const view = { site: siteKey(tab.url ?? ''), isPrivate: tab.incognito };
  const isOn = (await readTabSwitch(view, tab.id)) === 'on' && (isInside || (await mayRead(tab.url ?? '')));
  // The tab may have been closed meanwhile.
  await browser.action.setIcon({ tabId: tab.id, path: isOn ? ON : OFF }).catch(() => undefined);
}

/** Brings all icons in line with what is switched and allowed. */
export async function refreshIcons(): Promise<void> {
  const isOn = (await readSwitch({ site: null, isPrivate: false })) === 'on' && (await mayReadAll());
  await browser.action.setIcon({ path: isOn ? ON : OFF });
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file:///*'] });
  await Promise.all(tabs.map((tab) => refreshIcon(tab, false)));
}
