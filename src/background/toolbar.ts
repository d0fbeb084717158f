/** Keeps the toolbar button true to what is switched, preferred and allowed, whoever has changed it. */
import browser, { type Storage } from 'webextension-polyfill';
import { isTabKey } from '../shared/messages/tab-state.ts';
import { PREFERENCES_KEY, parsePreferences } from '../shared/settings/preferences.ts';
import { isSwitchKey } from '../shared/settings/settings.ts';
import { refreshBadges } from './badge.ts';
import { refreshIcons } from './icon.ts';

export function watchToolbar(): void {
  browser.storage.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => isSwitchKey(key) || isTabKey(key))) void refreshIcons();
    const preferences = changes[PREFERENCES_KEY];
    if (preferences && isOtherBadge(preferences)) void refreshBadges();
  });
  browser.permissions.onAdded.addListener(() => void refreshIcons());
  browser.permissions.onRemoved.addListener(() => void refreshIcons());
  browser.runtime.onStartup.addListener(() => void refreshIcons());
  browser.runtime.onInstalled.addListener(() => void refreshIcons());
}

const isOtherBadge = ({ oldValue, newValue }: Storage.StorageChange): boolean =>
  parsePreferences(oldValue).badge !== parsePreferences(newValue).badge;
