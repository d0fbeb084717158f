/** What the keys do that the browser keeps for us. None of them acts while the user is typing. */
import browser, { type Tabs } from 'webextension-polyfill';
import { toggleSite } from './switching.ts';
import { isTypingIn, toggleCard, toggleMarks, walk } from './walking.ts';

type Act = (tabId: number, tab: Tabs.Tab) => Promise<unknown>;

/** By their names in manifest.json. */
const COMMANDS: Readonly<Record<string, Act>> = {
  'next-claim': (tabId) => walk(tabId, 'next'),
  'previous-claim': (tabId) => walk(tabId, 'previous'),
  'toggle-card': (tabId) => toggleCard(tabId),
  'toggle-marks': (tabId) => toggleMarks(tabId),
  'toggle-site': async (tabId, tab) => {
    if (!(await isTypingIn(tabId))) await toggleSite(tab);
  },
};

/** @param tab the one in front when the key was pressed; browsers may leave it out. */
export async function runCommand(name: string, tab: Tabs.Tab | undefined): Promise<void> {
  const target = tab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  const act = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (target?.id !== undefined) await act?.(target.id, target);
}
