/** What the background answers about switches and preferences. It writes for all pages, one change after the other. */
import { changePreferences, readPreferences } from '../shared/stored-preferences.ts';
import { switchEverywhere, switchMode, switchSite } from '../shared/switches.ts';
import type { Handlers, Sender } from '../shared/wire.ts';
import { tellPrivateTabs } from './frames.ts';
import { onlyOwnPages } from './senders.ts';
import { checkTab, isOnFor, pauseTab } from './tab-checks.ts';

let lastWrite: Promise<unknown> = Promise.resolve();

/** Two changes at once would both begin with what was stored before, and one of them would be lost. */
function inTurn(write: () => Promise<void>): Promise<void> {
  const turn = lastWrite.then(write);
  lastWrite = turn.catch(() => undefined);
  return turn;
}

/** @param ownOrigin address under which the extension's own pages lie. */
export function settingsAnswers(ownOrigin: string): Handlers {
  const change = async (sender: Sender, write: () => Promise<void>) => {
    onlyOwnPages(sender, ownOrigin);
    await inTurn(write);
    return {};
  };
  const told = async (isPrivate: boolean, write: Promise<void>) => {
    await write;
    if (isPrivate) await tellPrivateTabs();
  };
  return {
    'switched-on': async (_, sender) => ({
      on: await isOnFor(sender),
      preferences: await readPreferences(),
    }),
    'switch-everywhere': ({ on, isPrivate }, sender) =>
      change(sender, () => told(isPrivate, switchEverywhere(on, { site: null, isPrivate }))),
    'switch-site': ({ on, isPrivate, site }, sender) =>
      change(sender, () => told(isPrivate, switchSite(on, { site, isPrivate }))),
    'switch-mode': ({ mode }, sender) => change(sender, () => switchMode(mode)),
    'change-preferences': ({ change: wanted }, sender) => change(sender, () => changePreferences(wanted)),
    'pause-tab': ({ tabId, paused }, sender) => change(sender, () => pauseTab(tabId, paused)),
    'check-tab': ({ tabId }, sender) => change(sender, () => checkTab(tabId)),
  };
}
