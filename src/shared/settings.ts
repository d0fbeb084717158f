/**
 * What the user has switched, as it lies in extension storage, and its parsing. Storage is read by the gate on
 * every page, so nothing here needs more than the keys that are asked for.
 *
 * `settings` holds what holds everywhere. Each site that was switched has an entry of its own (`site:KEY`):
 * writing one is a single atomic write, so two windows cannot lose each other's switch.
 */
import { coveringKeys } from './site-key.ts';

export const SETTINGS_VERSION = 1;
export const SETTINGS_KEY = 'settings';
/** Where settings are kept that this version could not read, with the reason. */
export const SET_ASIDE_KEY = 'settings-set-aside';

export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  /** Off everywhere when false. */
  readonly on: boolean;
}

export const DEFAULT_SETTINGS: Settings = { version: SETTINGS_VERSION, on: true };

export type Unreadable = 'broken' | 'newer';
export type ParsedSettings = { settings: Settings; problem?: Unreadable };

/** Settings from storage; absent means defaults, unreadable means defaults and the reason. Never throws. */
export function parseSettings(stored: unknown): ParsedSettings {
  if (stored === undefined) return { settings: DEFAULT_SETTINGS };
  if (typeof stored !== 'object' || stored === null) return { settings: DEFAULT_SETTINGS, problem: 'broken' };
  const { version, on } = stored as Record<string, unknown>;
  if (typeof version === 'number' && version > SETTINGS_VERSION)
    return { settings: DEFAULT_SETTINGS, problem: 'newer' };
  if (version !== SETTINGS_VERSION || typeof on !== 'boolean')
    return { settings: DEFAULT_SETTINGS, problem: 'broken' };
  return { settings: { version, on } };
}

export const siteEntry = (key: string): string => `site:${key}`;

/** The storage keys that decide whether Spotcheck is on for a site (null: a page without a site). */
export function switchKeys(site: string | null): string[] {
  return [SETTINGS_KEY, ...(site === null ? [] : coveringKeys(site).map(siteEntry))];
}

export const isSwitchKey = (storageKey: string): boolean =>
  storageKey === SETTINGS_KEY || storageKey.startsWith('site:');

export type SwitchState = 'on' | 'off-everywhere' | 'off-here';

/**
 * Whether Spotcheck is on for a site.
 * @param stored the entries of `switchKeys(site)`; the nearest site entry decides, an unreadable one is no entry.
 */
export function switchState(stored: Readonly<Record<string, unknown>>, site: string | null): SwitchState {
  if (!parseSettings(stored[SETTINGS_KEY]).settings.on) return 'off-everywhere';
  for (const key of site === null ? [] : coveringKeys(site)) {
    const entry = stored[siteEntry(key)];
    if (entry === 'off') return 'off-here';
    if (entry === 'on') return 'on';
  }
  return 'on';
}
