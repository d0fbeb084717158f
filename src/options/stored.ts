/** All that the options page shows, as it lies in storage, and changes of it that can be taken back. */
import browser from 'webextension-polyfill';
import type { Undo } from '../shared/interface/done-note.ts';
import { type HiddenClaim, isHiddenKey, parseHidden } from '../shared/settings/hidden-claims.ts';
import {
  isPackKey,
  OWN_COMPILED_KEYS,
  OWN_RULES_KEY,
  type OwnPack,
  storedPacks,
} from '../shared/settings/own-packs.ts';
import { PREFERENCES_KEY, type Preferences, parsePreferences } from '../shared/settings/preferences.ts';
import {
  isSwitchKey,
  parseSettings,
  SETTINGS_KEY,
  type Settings,
  type SiteSwitch,
  storedSites,
} from '../shared/settings/settings.ts';

export interface Stored {
  readonly settings: Settings;
  readonly preferences: Preferences;
  readonly sites: ReadonlyMap<string, SiteSwitch>;
  readonly hidden: readonly HiddenClaim[];
  readonly packs: readonly OwnPack[];
  /** What was compiled of the packs, for `parseOwnRules`. */
  readonly compiled: unknown;
}

type Entries = Record<string, unknown>;

export async function readStored(): Promise<Stored> {
  const [local, sync] = await Promise.all([
    browser.storage.local.get(null),
    browser.storage.sync.get(PREFERENCES_KEY),
  ]);
  const hidden = Object.keys(local).filter(isHiddenKey).sort();
  return {
    settings: parseSettings(local[SETTINGS_KEY]).settings,
    preferences: parsePreferences(sync[PREFERENCES_KEY]),
    sites: storedSites(local),
    hidden: hidden.flatMap((key) => parseHidden(local[key]) ?? []),
    packs: storedPacks(local),
    compiled: local[OWN_RULES_KEY],
  };
}

/** More keys than this are quicker found among all entries than asked for by name: Firefox looks each one up. */
const MOST_NAMED = 200;

async function localEntries(keys: readonly string[]): Promise<Entries> {
  if (keys.length <= MOST_NAMED) return browser.storage.local.get([...keys]);
  const all = await browser.storage.local.get(null);
  return Object.fromEntries(keys.filter((key) => key in all).map((key) => [key, all[key]]));
}

/** What holds before a change of some entries, as something that brings it back. */
async function localBefore(keys: readonly string[]): Promise<Undo> {
  const entries = await localEntries(keys);
  return async () => {
    await browser.storage.local.remove(keys.filter((key) => !(key in entries)));
    await browser.storage.local.set(entries);
  };
}

async function preferencesBefore(): Promise<Undo> {
  const entries = await browser.storage.sync.get(PREFERENCES_KEY);
  if (PREFERENCES_KEY in entries) return () => browser.storage.sync.set(entries);
  return () => browser.storage.sync.remove(PREFERENCES_KEY);
}

const both =
  (one: Undo, other: Undo): Undo =>
  async () => {
    await one();
    await other();
  };

/** Writes entries of local storage, all or none. */
export async function writeEntries(entries: Entries): Promise<Undo> {
  const undo = await localBefore(Object.keys(entries));
  await browser.storage.local.set(entries);
  return undo;
}

export async function removeEntries(keys: readonly string[]): Promise<Undo> {
  const undo = await localBefore(keys);
  await browser.storage.local.remove([...keys]);
  return undo;
}

async function writePreferences(preferences: Preferences): Promise<Undo> {
  const undo = await preferencesBefore();
  await browser.storage.sync.set({ [PREFERENCES_KEY]: preferences });
  return undo;
}

/** Writes what a file holds. */
export async function writeAll(entries: Entries, preferences?: Preferences): Promise<Undo> {
  const undo = await writeEntries(entries);
  return preferences ? both(undo, await writePreferences(preferences)) : undo;
}

/** Removes all that the user has set; reviews and what other parts keep stay. */
export async function resetAll(): Promise<Undo> {
  const all = Object.keys(await browser.storage.local.get(null));
  const isCompiled = (key: string) => OWN_COMPILED_KEYS.some((compiled) => compiled === key);
  const keys = all.filter((key) => isSwitchKey(key) || isHiddenKey(key) || isPackKey(key) || isCompiled(key));
  const undo = both(await removeEntries(keys), await preferencesBefore());
  await browser.storage.sync.remove(PREFERENCES_KEY);
  return undo;
}
