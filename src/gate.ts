/** Entry of the only script that runs on every page. It stays without the polyfill: a few kilobytes matter here. */
import words from 'compiled:gate';
import type { Browser } from 'webextension-polyfill';
import { type GateWords, opensGate } from './detect/gate.ts';
import { GateKeeper } from './page/gate/gate-keeper.ts';
import { enter } from './page/instance.ts';
import type { FrameClaims } from './shared/messages.ts';
import { OWN_WORDS_KEY } from './shared/own-packs.ts';
import { isSwitchKey } from './shared/settings.ts';

// Both browsers give promises under this name from manifest version 3 on.
const { runtime, storage } = (globalThis as unknown as { chrome: Browser }).chrome;

/** With those of the user's own rules, if there are any. */
let allWords = words;

const keeper = new GateKeeper(document, {
  opens: (text) => opensGate(text, allWords),
  stored: async (keys) => {
    const stored = await storage.local.get([...keys, OWN_WORDS_KEY]);
    allWords = (stored[OWN_WORDS_KEY] as GateWords | undefined) ?? words;
    return stored;
  },
  wantScanner: async () => {
    const reply = (await runtime.sendMessage({ name: 'scan-wanted' })) as { injected?: boolean };
    return reply.injected === true;
  },
  onOwnSwitch: () => void runtime.sendMessage({ name: 'claims-changed' }).catch(() => undefined),
});

const isAlive = () => runtime?.id !== undefined;

if (enter('gate', { isAlive, end: () => keeper.end() })) {
  storage.local.onChanged.addListener((changes) => {
    if (OWN_WORDS_KEY in changes || Object.keys(changes).some(isSwitchKey)) void keeper.look();
  });
  runtime.onMessage.addListener(((
    message: { name?: unknown },
    sender: { id?: string },
    reply: (answer: object) => void,
  ) => {
    if (sender.id !== runtime.id || keeper.isOpen) return;
    if (message?.name === 'switched') void keeper.look();
    if (message?.name !== 'claims') return;
    const nothing: FrameClaims = {
      claims: [],
      progress: keeper.progress,
      capped: false,
    };
    reply(nothing);
  }) as Parameters<typeof runtime.onMessage.addListener>[0]);
  void keeper.look();
}
