/**
 * All settings as one file, which people keep and carry to other devices. What is read was possibly written by hand
 * or by another version: a file is taken whole or refused whole, with every reason.
 */

import type { TextKey } from '../shared/interface/texts.ts';
import { type HiddenClaim, hiddenEntry, parseHidden } from '../shared/settings/hidden-claims.ts';
import { type OwnPack, packEntry, parsePack } from '../shared/settings/own-packs.ts';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  parseChange,
  parsePreferences,
} from '../shared/settings/preferences.ts';
import {
  parseSettings,
  SETTINGS_KEY,
  type Settings,
  type SiteSwitch,
  siteEntry,
} from '../shared/settings/settings.ts';
import { typedSiteKey } from '../shared/settings/site-key.ts';
import type { Stored } from './stored.ts';

const FILE_VERSION = 1;
const MARKER = 'Spotcheck settings';
/** UTF-16 units; ten thousand sites are a twentieth of it. */
export const LONGEST_FILE = 10_000_000;

/** What a file holds; a part that is absent leaves what is there. */
export interface FileContents {
  readonly settings?: Settings;
  readonly preferences?: Preferences;
  readonly sites: ReadonlyMap<string, SiteSwitch>;
  readonly hidden: readonly HiddenClaim[];
  readonly packs: readonly OwnPack[];
}

/** Why a file is refused, as an interface text with what is filled in. */
export interface FileProblem {
  readonly key: TextKey;
  readonly fill: readonly string[];
}

export function writeSettingsFile({ settings, preferences, sites, hidden, packs }: Stored): string {
  const file = {
    file: MARKER,
    version: FILE_VERSION,
    settings,
    preferences,
    sites: Object.fromEntries(sites),
    hidden,
    packs,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

type Entries = Record<string, unknown>;

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const problem = (key: TextKey, ...fill: string[]): FileProblem => ({ key, fill });

/** Reads a file; either its contents or all that is wrong with it. Never throws. */
export function readSettingsFile(text: string): FileContents | { readonly problems: readonly FileProblem[] } {
  if (text.length > LONGEST_FILE)
    return { problems: [problem('fileTooLarge', String(LONGEST_FILE / 1_000_000))] };
  const file = parsed(text);
  if (file === undefined) return { problems: [problem('fileNotJson')] };
  if (!isEntries(file) || file.file !== MARKER) return { problems: [problem('fileNotOurs')] };
  if (typeof file.version === 'number' && file.version > FILE_VERSION)
    return { problems: [problem('fileNewer')] };
  const broken: string[] = file.version === FILE_VERSION ? [] : ['version'];
  const contents: FileContents = {
    ...settingsIn(file.settings, broken),
    ...preferencesIn(file.preferences, broken),
    sites: sitesIn(file.sites, broken),
    hidden: listIn('hidden', file.hidden, parseHidden, broken),
    packs: listIn('packs', file.packs, parsePack, broken),
  };
  return broken.length > 0 ? { problems: broken.map((part) => problem('filePart', part)) } : contents;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function settingsIn(stored: unknown, broken: string[]): { settings?: Settings } {
  if (stored === undefined) return {};
  const { settings, problem } = parseSettings(stored);
  if (problem) broken.push('settings');
  return { settings };
}

/** Unlike those in storage, preferences in a file are refused when one is unknown: it would be lost unseen. */
function preferencesIn(stored: unknown, broken: string[]): { preferences?: Preferences } {
  if (stored === undefined) return {};
  if (!isEntries(stored)) broken.push('preferences');
  const given = isEntries(stored) ? stored : {};
  const taken = parseChange(given);
  for (const name of Object.keys(given))
    if (name !== 'version' && !(name in taken)) broken.push(`preferences.${name}`);
  if ((given.version ?? DEFAULT_PREFERENCES.version) !== DEFAULT_PREFERENCES.version)
    broken.push('preferences.version');
  return { preferences: parsePreferences(given) };
}

function sitesIn(stored: unknown, broken: string[]): Map<string, SiteSwitch> {
  const sites = new Map<string, SiteSwitch>();
  if (stored !== undefined && !isEntries(stored)) broken.push('sites');
  for (const [site, state] of Object.entries(isEntries(stored) ? stored : {})) {
    const key = typedSiteKey(site);
    if (key === null || (state !== 'on' && state !== 'off')) broken.push(`sites.${site}`);
    else sites.set(key, state);
  }
  return sites;
}

function listIn<T>(
  name: string,
  stored: unknown,
  parse: (entry: unknown) => T | null,
  broken: string[],
): T[] {
  if (stored === undefined) return [];
  if (!Array.isArray(stored)) {
    broken.push(name);
    return [];
  }
  return stored.flatMap((entry, i) => {
    const one = parse(entry);
    if (one === null) broken.push(`${name}[${i}]`);
    return one ?? [];
  });
}

/** The entries of local storage that a file's contents become. */
export function entriesOf({ settings, sites, hidden, packs }: FileContents): Entries {
  return Object.fromEntries([
    ...(settings ? [[SETTINGS_KEY, settings]] : []),
    ...[...sites].map(([key, state]) => [siteEntry(key), state]),
    ...hidden.map((entry) => [hiddenEntry(entry), entry]),
    ...packs.map((pack) => [packEntry(pack), pack]),
  ]);
}
