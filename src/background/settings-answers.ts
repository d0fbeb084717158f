/** What the background answers about switches and preferences. It writes for all pages, one change after the other. */

import type { Handlers, Sender } from '../shared/messages/wire.ts';
import { changePreferences, readPreferences } from '../shared/settings/stored-preferences.ts';
import { switchMode } from '../shared/settings/switches.ts';
import { onlyOwnPages } from './senders.ts';
import { inTurn, switchAll, switchOne } from './switching.ts';
import { checkTab, isOnFor, pauseTab } from './tab-checks.ts';

/** @param ownOrigin address under which the extension's own pages lie. */
export function settingsAnswers(ownOrigin: string): Handlers {
  const change = async (sender: Sender, write: () => Promise<void>) => {
    onlyOwnPages(sender, ownOrigin);
    await write();
    return {};
  };
  return {
    'switched-on': async (_, sender) => ({
      on: await isOnFor(sender),
      preferences: await readPreferences(),
    }),
    'switch-everywhere': ({ on, isPrivate }, sender) =>
      change(sender, () => switchAll(on, { site: null, isPrivate })),
    'switch-site': ({ on, isPrivate, site }, sender) =>
      change(sender, () => switchOne(on, { site, isPrivate })),
    'switch-mode': ({ mode }, sender) => change(sender, () => inTurn(() => switchMode(mode))),
    'change-preferences': ({ change: wanted }, sender) =>
      change(sender, () => inTurn(() => changePreferences(wanted))),
    'pause-tab': ({ tabId, paused }, sender) => change(sender, () => inTurn(() => pauseTab(tabId, paused))),
    'check-tab': ({ tabId }, sender) => change(sender, () => inTurn(() => checkTab(tabId))),
  };
}
