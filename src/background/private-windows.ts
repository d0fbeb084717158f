/** What was switched in private windows goes with the last of them. */
import browser from 'webextension-polyfill';
import { dropPrivateSwitches } from '../shared/settings/switches.ts';

/** To be called when a window was closed. */
export async function forgetAfterLastPrivateWindow(): Promise<void> {
  const windows = await browser.windows.getAll();
  if (!windows.some(({ incognito }) => incognito)) await dropPrivateSwitches();
}
