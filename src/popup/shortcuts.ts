/** The keys of the commands, as the browser has them now, and the way to the page where the browser changes them. */

import browser from 'webextension-polyfill';
import { byId } from '../shared/interface/page-nodes.ts';
import { text } from '../shared/interface/texts.ts';
import { line } from './parts.ts';

/** Firefox opens its page by a call that the polyfill's types do not know. */
interface ShortcutSettings {
  openShortcutSettings?: () => Promise<void>;
}

/** The command that every browser knows: to press the toolbar button. */
const PRESS = '_execute_action';

/** Shows them, or nothing where the browser knows no commands (Firefox for Android). */
export async function showShortcuts(document: Document, close: () => void): Promise<void> {
  if (!browser.commands) return;
  const commands = await browser.commands.getAll();
  const rows = commands.flatMap(({ name, description, shortcut }) => {
    const says = name === PRESS ? text('commandPopup') : description;
    return says ? shortcutRow(document, says, shortcut ?? '') : [];
  });
  byId(document, 'shortcut-list', HTMLElement).replaceChildren(...rows);
  byId(document, 'shortcuts', HTMLElement).hidden = false;
  byId(document, 'shortcut-page', HTMLButtonElement).addEventListener('click', () => {
    void openShortcutPage().then(close);
  });
}

function shortcutRow(document: Document, says: string, shortcut: string): HTMLElement[] {
  const name = document.createElement('dt');
  name.textContent = says;
  const key = document.createElement('dd');
  key.append(shortcut === '' ? line(document, 'none', text('popupNoKey')) : keyCap(document, shortcut));
  return [name, key];
}

function keyCap(document: Document, shortcut: string): HTMLElement {
  const cap = document.createElement('kbd');
  cap.textContent = shortcut;
  return cap;
}

async function openShortcutPage(): Promise<void> {
  const { openShortcutSettings } = browser.commands as ShortcutSettings;
  if (openShortcutSettings) await openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
