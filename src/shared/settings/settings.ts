/**
 * What the user has switched, as it lies in extension storage, and its parsing. Storage is read by the gate on
 * every page, so nothing here needs more than the keys that are asked for.
 *
 * `settings` holds what holds everywhere. Each site that was switched has an entry of its own (`site:KEY`):
 * writing one is a single atomic write, so two windows cannot lose each other's switch.
 */
import { coveringKeys } from './site-key.ts';

export const SETTINGS_VERSION = 2;
export const SETTINGS_KEY = 'settings';
/** Where settings are kept that this version could not read, with the reason. */
export const SET_ASIDE_KEY = 'settings-set-aside';

/** Which pages are checked by themselves: all, those of sites that the user chose, none until one is asked for. */
export const MODES = ['everywhere', 'chosen', 'click'] as const;
export type Mode = (typeof MODES)[number];

export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  /** Off everywhere when false. */
  readonly on: boolean;
  readonly mode: Mode;
}

export const DEFAULT_SETTINGS: Settings = { version: SETTINGS_VERSION, on: true, mode: 'everywhere' };

export type Unreadable = 'broken' | 'newer';
export type ParsedSettings = { settings: Settings; problem?: Unreadable };

/**
 * Settings from storage; absent means defaults, unreadable means defaults and the reason. Never throws.
 * Version 1 had no modes: it was on everywhere or off.
 */
export function parseSettings(stored: unknown): ParsedSettings {
  if (stored === undefined) return { settings: DEFAULT_SETTINGS };
  const { version, on, mode: named } = Object(stored) as Record<string, unknown>;
  if (typeof version === 'number' && version > SETTINGS_VERSION)
    return { settings: DEFAULT_SETTINGS, problem: 'newer' };
  const mode = version === 1 ? MODES[0] : MODES.find((name) => name === named);
  if ((version !== 1 && version !== SETTINGS_VERSION) || typeof on !== 'boolean' || mode === undefined)
    return { settings: DEFAULT_SETTINGS, problem: 'broken' };
  return { settings: { version: SETTINGS_VERSION, on, mode } };
}

const SITE_PREFIX = 'site:';

export const siteEntry = (key: string): string => SITE_PREFIX + key;

/** Whether a site is switched on or off, whatever holds elsewhere. */
export type SiteSwitch = 'on' | 'off';

/** The sites that have a switch of their own, among all that is stored: by key, in the order of the alphabet. */
export function storedSites(stored: Readonly<Record<string, unknown>>): Map<string, SiteSwitch> {
  const sites = new Map<string, SiteSwitch>();
  for (const key of Object.keys(stored).sort()) {
    const value = stored[key];
    if (key.startsWith(SITE_PREFIX) && (value === 'on' || value === 'off'))
      sites.set(key.slice(SITE_PREFIX.length), value);
  }
  return sites;
}

/** The storage keys that decide whether Spotcheck is on for a site (null: a page without a site). */
export function switchKeys(site: string | null): string[] {
  return [SETTINGS_KEY, ...(site === null ? [] : coveringKeys(site).map(siteEntry))];
}

export const isSwitchKey = (storageKey: string): boolean =>
  storageKey === SETTINGS_KEY || storageKey.startsWith(SITE_PREFIX);

/**
 * `not-chosen`: only chosen sites are checked, and this is none. `on-click`: nothing is checked until it is asked
 * for. `paused`: off in this tab.
 */
export type SwitchState = 'on' | 'off-everywhere' | 'off-here' | 'not-chosen' | 'on-click' | 'paused';

/**
 * Whether Spotcheck is on for a site.
 * @param stored the entries of `switchKeys(site)`; the nearest site entry decides, an unreadable one is no entry.
 */
export function switchState(stored: Readonly<Record<string, unknown>>, site: string | null): SwitchState {
  const { on, mode } = parseSettings(stored[SETTINGS_KEY]).settings;
  if (!on) return 'off-everywhere';
  const entry = nearestEntry(stored, site);
  if (entry === 'off') return 'off-here';
  if (mode === 'click') return 'on-click';
  return mode === 'everywhere' || entry === 'on' ? 'on' : 'not-chosen';
}

function nearestEntry(stored: Readonly<Record<string, unknown>>, site: string | null): SiteSwitch | null {
  for (const key of site === null ? [] : coveringKeys(site)) {
    const entry = stored[siteEntry(key)];
    if (entry === 'off' || entry === 'on') return entry;
  }
  return null;
}

/** What the switch of a single site shows: whether nothing but the mode can stand in the way there. */
export const isSiteOn = (state: SwitchState): boolean => state === 'on' || state === 'on-click';
