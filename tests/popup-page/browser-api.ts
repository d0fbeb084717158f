/**
 * Stands in for the extension's API where the popup is shown in an ordinary page: a made-up tab with its claims. What
 * Firefox for Android lacks is not there: `commands`, `contextMenus`, `sidebarAction`, `windows`.
 */
import type { Message } from '../../src/shared/messages/messages.ts';
import texts from '../card-page/browser-api.ts';
import { EMPTY_WORLD, type PopupWorld } from './world.ts';

const given = globalThis as unknown as { popupWorld?: Partial<PopupWorld>; sent: unknown[] };
const world: PopupWorld = { ...EMPTY_WORLD, ...given.popupWorld };
/** What the popup has asked for, in order. */
given.sent = [];

const heard = { addListener: () => undefined, removeListener: () => undefined };
const area = (entries: object) => ({ get: async () => entries, set: async () => undefined });

const ANSWERS: Partial<Record<Message['name'], () => object>> = {
  'tab-claims': () => ({ frames: world.frames }),
  families: () => ({ families: world.families, rulesVersion: '' }),
  walk: () => ({ walked: { number: 2, total: 3 } }),
};

async function answer(message: Message): Promise<object> {
  given.sent.push(message);
  return ANSWERS[message.name]?.() ?? {};
}

export default {
  ...texts,
  runtime: {
    id: 'own-extension',
    onMessage: heard,
    sendMessage: answer,
    openOptionsPage: async () => undefined,
  },
  storage: {
    local: area(world.local),
    session: area(world.session),
    sync: area(world.sync),
    onChanged: heard,
  },
  tabs: {
    query: async () => [{ id: 1, url: world.address, incognito: world.isPrivate, status: 'complete' }],
    sendMessage: (_: number, message: Message) => answer(message),
    onUpdated: heard,
  },
  permissions: { contains: async () => world.isAllowed, onAdded: heard, onRemoved: heard },
  extension: { isAllowedFileSchemeAccess: async () => false },
};
