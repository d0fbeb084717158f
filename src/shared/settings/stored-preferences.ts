/** Reading, writing and watching the preferences, which the browser's own sync carries between devices. */
import browser from 'webextension-polyfill';
import { PREFERENCES_KEY, type Preferences, parsePreferences } from './preferences.ts';

export async function readPreferences(): Promise<Preferences> {
  return parsePreferences((await browser.storage.sync.get(PREFERENCES_KEY))[PREFERENCES_KEY]);
}

/** Changes some of the preferences. What a newer version has stored beside them stays. */
export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  const stored = (await browser.storage.sync.get(PREFERENCES_KEY))[PREFERENCES_KEY];
  const kept = Object(stored) as Record<string, unknown>;
  await browser.storage.sync.set({ [PREFERENCES_KEY]: { ...kept, ...parsePreferences(stored), ...change } });
}

/** Calls `onChange` with the new preferences whenever they are changed, here or on another device. */
export function watchPreferences(onChange: (preferences: Preferences) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[PREFERENCES_KEY];
    if (area === 'sync' && change) onChange(parsePreferences(change.newValue));
  });
}
