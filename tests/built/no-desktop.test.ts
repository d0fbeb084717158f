/** The background as Firefox for Android runs it: no keys, no menus, no windows, no side bar. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

type Listener = (...values: unknown[]) => unknown;

/** An event of the browser that can be fired. */
class BrowserEvent {
  readonly listeners: Listener[] = [];
  addListener = (listener: Listener) => this.listeners.push(listener);
  fire = (...values: unknown[]) => this.listeners.map((listener) => listener(...values));
}

const area = () => ({ get: async () => ({}), set: async () => undefined, remove: async () => undefined });

test('the background starts and answers there', async () => {
  const onMessage = new BrowserEvent();
  const onInstalled = new BrowserEvent();
  const icons: object[] = [];
  const browser = {
    runtime: {
      id: 'own-extension',
      getURL: (path: string) => `moz-extension://own/${path}`,
      onMessage,
      onInstalled,
      onStartup: new BrowserEvent(),
    },
    storage: { local: area(), session: area(), sync: area(), onChanged: new BrowserEvent() },
    permissions: { contains: async () => true, onAdded: new BrowserEvent(), onRemoved: new BrowserEvent() },
    tabs: {
      query: async () => [],
      create: async () => ({}),
      onUpdated: new BrowserEvent(),
      onRemoved: new BrowserEvent(),
    },
    action: { setIcon: async (icon: object) => void icons.push(icon) },
    scripting: {},
    i18n: { getMessage: (key: string) => (key === 'interfaceLanguage' ? 'en' : key) },
  };
  const world = { browser, chrome: browser, console, setTimeout, clearTimeout, URL, Intl, structuredClone };
  runInNewContext(
    readFileSync('dist/firefox/background.js', 'utf8'),
    Object.assign(world, { globalThis: world }),
  );
  onInstalled.fire({ reason: 'update' });
  const answer = new Promise((reply) =>
    onMessage.fire(
      { name: 'families' },
      { id: 'own-extension', url: 'moz-extension://own/popup.html' },
      reply,
    ),
  );
  expect(await answer).toHaveProperty('families.0.family');
  await expect.poll(() => icons.length).toBe(1);
});
