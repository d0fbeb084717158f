/**
 * Reading and writing the switches. In private windows the stored switches are read, but those made there live in
 * `storage.session` and go with the browser session.
 */
import browser from 'webextension-polyfill';
import { inTab, readTabState } from '../messages/tab-state.ts';
import {
  DEFAULT_SETTINGS,
  isSwitchKey,
  type Mode,
  parseSettings,
  SET_ASIDE_KEY,
  SETTINGS_KEY,
  type Settings,
  type SwitchState,
  siteEntry,
  switchKeys,
  switchState,
  type Unreadable,
} from './settings.ts';

/** A site as one tab sees it: its key (null: no site) and whether the tab's window is private. */
export interface SiteView {
  readonly site: string | null;
  readonly isPrivate: boolean;
}

const areaFor = ({ isPrivate }: SiteView) => (isPrivate ? browser.storage.session : browser.storage.local);

async function storedFor(view: SiteView): Promise<Record<string, unknown>> {
  const keys = switchKeys(view.site);
  const kept = await browser.storage.local.get(keys);
  return view.isPrivate ? { ...kept, ...(await browser.storage.session.get(keys)) } : kept;
}

/** Whether Spotcheck is on for a site, whatever was said of single tabs. */
export async function readSwitch(view: SiteView): Promise<SwitchState> {
  return switchState(await storedFor(view), view.site);
}

/** Whether Spotcheck is on in a tab that shows a site. */
export async function readTabSwitch(view: SiteView, tabId: number): Promise<SwitchState> {
  const [switches, tab] = await Promise.all([readSwitch(view), readTabState(tabId)]);
  return inTab(switches, tab);
}

/** What holds for all sites. */
export async function readSettings(view: SiteView): Promise<Settings> {
  return parseSettings((await storedFor(view))[SETTINGS_KEY]).settings;
}

async function changeSettings(change: Partial<Settings>, view: SiteView): Promise<void> {
  await setAsideUnreadable();
  const settings: Settings = { ...(await readSettings(view)), ...change };
  await areaFor(view).set({ [SETTINGS_KEY]: settings });
}

/** Switches everything on or off; unreadable settings are kept apart first (`setAsideUnreadable`). */
export const switchEverywhere = (on: boolean, view: SiteView): Promise<void> => changeSettings({ on }, view);

/** Chooses which pages are checked by themselves; not in private windows, whose settings are not kept. */
export const switchMode = (mode: Mode): Promise<void> =>
  changeSettings({ mode }, { site: null, isPrivate: false });

/** States without an entry of one's own that do not differ from being switched on, and off. */
const ALREADY: Readonly<Record<'on' | 'off', readonly SwitchState[]>> = {
  on: ['on', 'on-click'],
  off: ['off-here', 'not-chosen'],
};

/** Switches one site on or off. An entry is kept only where it differs from what holds without it. */
export async function switchSite(on: boolean, view: SiteView): Promise<void> {
  if (view.site === null) return;
  const entry = siteEntry(view.site);
  const state = on ? 'on' : 'off';
  const { [entry]: _own, ...others } = await storedFor(view);
  const settings: Settings = { ...parseSettings(others[SETTINGS_KEY]).settings, on: true };
  const otherwise = switchState({ ...others, [SETTINGS_KEY]: settings }, view.site);
  const area = areaFor(view);
  if (!view.isPrivate && ALREADY[state].includes(otherwise)) await area.remove(entry);
  else await area.set({ [entry]: state });
}

/** What is told about settings that could not be read. */
export interface SetAside {
  readonly reason: Unreadable;
  readonly value: unknown;
}

/**
 * Moves settings that this version cannot read out of the way, so that neither they nor new ones are lost.
 * @returns what has been set aside, now or earlier, or null.
 */
export async function setAsideUnreadable(): Promise<SetAside | null> {
  const stored = await browser.storage.local.get([SETTINGS_KEY, SET_ASIDE_KEY]);
  const value = stored[SETTINGS_KEY];
  const { problem: reason } = parseSettings(value);
  if (reason === undefined) return (stored[SET_ASIDE_KEY] as SetAside | undefined) ?? null;
  const aside: SetAside = { reason, value };
  // One write for both, so that no crash can lie between them.
  await browser.storage.local.set({ [SET_ASIDE_KEY]: aside, [SETTINGS_KEY]: DEFAULT_SETTINGS });
  return aside;
}

/** Forgets the settings that were set aside, when the user has read the notice. */
export async function dropSetAside(): Promise<void> {
  await browser.storage.local.remove(SET_ASIDE_KEY);
}

/** Forgets the switches of private windows. */
export async function dropPrivateSwitches(): Promise<void> {
  const kept = await browser.storage.session.get(null);
  await browser.storage.session.remove(Object.keys(kept).filter(isSwitchKey));
}
