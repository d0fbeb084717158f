/** Entry of the only script that runs on every page. It stays without the polyfill: a few kilobytes matter here. */
import words from 'compiled:gate';
import type { Browser } from 'webextension-polyfill';
import { createGate, type GateWords } from './detect/gate.ts';
import { keepGate } from './page/gate/gate-keeper.ts';
import { gateKeys, isGateKey, mayBeOn, OWN_WORDS } from './page/gate/gate-switches.ts';
import { enter } from './page/instance.ts';
import type { FrameClaims } from './shared/messages/messages.ts';

// Both browsers give promises under this name from manifest version 3 on.
const { runtime, storage } = (globalThis as unknown as { chrome: Browser }).chrome;

const keeper = keepGate(window, {
  gate: async () => {
    const isTop = window === window.top;
    const keys = gateKeys(location);
    const { [OWN_WORDS]: own, ...stored } = await storage.local.get([...keys, OWN_WORDS]);
    // The user's own rules bring the words of all rules with them.
    const isOn = mayBeOn(stored, keys, isTop);
    // The toolbar button shows where a site's own switch differs from what holds for all.
    if (isTop && isOn !== mayBeOn(stored, [], isTop))
      void runtime.sendMessage({ name: 'claims-changed' }).catch(() => undefined);
    return isOn ? createGate(Array.isArray(own) ? (own as GateWords) : words) : null;
  },
  wantScanner: async () => {
    const reply = (await runtime.sendMessage({ name: 'scan-wanted' })) as { injected?: boolean };
    return reply.injected === true;
  },
});

const isAlive = () => runtime?.id !== undefined;

if (enter('gate', { isAlive, end: keeper.end })) {
  storage.local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some(isGateKey)) void keeper.look();
  });
  runtime.onMessage.addListener(((
    message: { name?: unknown },
    sender: { id?: string },
    reply: (answer: object) => void,
  ) => {
    if (sender.id !== runtime.id || keeper.isOpen()) return;
    if (message?.name === 'switched') void keeper.look();
    if (message?.name !== 'claims') return;
    const nothing: FrameClaims = { claims: [], progress: keeper.progress(), capped: false };
    reply(nothing);
  }) as Parameters<typeof runtime.onMessage.addListener>[0]);
  void keeper.look();
}
