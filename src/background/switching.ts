/** Writing switches for all who ask, pages, menus and commands: one change after the other. */
import type { Tabs } from 'webextension-polyfill';
import { isSiteOn } from '../shared/settings/settings.ts';
import { siteKey } from '../shared/settings/site-key.ts';
import { readSwitch, type SiteView, switchEverywhere, switchSite } from '../shared/settings/switches.ts';
import { tellPrivateTabs } from './frames.ts';

let lastWrite: Promise<unknown> = Promise.resolve();

/** Two changes at once would both begin with what was stored before, and one of them would be lost. */
export function inTurn(write: () => Promise<void>): Promise<void> {
  const turn = lastWrite.then(write);
  lastWrite = turn.catch(() => undefined);
  return turn;
}

/** Frames see what is stored for all windows by themselves; what holds in private ones they have to be told. */
const telling = async ({ isPrivate }: SiteView, write: Promise<void>): Promise<void> => {
  await write;
  if (isPrivate) await tellPrivateTabs();
};

export const switchAll = (on: boolean, view: SiteView): Promise<void> =>
  inTurn(() => telling(view, switchEverywhere(on, view)));

export const switchOne = (on: boolean, view: SiteView): Promise<void> =>
  inTurn(() => telling(view, switchSite(on, view)));

/** Switches the site of a tab off, or on again. Where everything is off, a site's switch says nothing and stays. */
export function toggleSite({ url = '', incognito }: Tabs.Tab): Promise<void> {
  const view: SiteView = { site: siteKey(url), isPrivate: incognito };
  return inTurn(async () => {
    const state = await readSwitch(view);
    if (state !== 'off-everywhere') await telling(view, switchSite(!isSiteOn(state), view));
  });
}
