import { beforeEach, describe, expect, test } from 'vitest';
import { emptyStorage, local, session } from '../browser-storage.ts';

interface Shown {
  readonly tabId?: number;
  readonly path: Readonly<Record<string, string>>;
}
const shown = new Map<number | 'all', boolean>();
let isWithheld = false;
const TABS = [
  { id: 1, url: 'https://shop.example/teas', incognito: false },
  { id: 2, url: 'https://news.example/', incognito: false },
  { id: 3, url: 'https://shop.example/teas', incognito: true },
];
const { browser: api } = globalThis as unknown as { browser: object };
Object.assign(api, {
  action: {
    setIcon: async ({ tabId = -1, path }: Shown) =>
      void shown.set(tabId < 0 ? 'all' : tabId, !path[16]?.includes('off')),
  },
  permissions: { contains: async () => !isWithheld },
  tabs: { query: async () => TABS },
});
const { refreshIcons } = await import('../../src/background/icon.ts');

/** Which icons are in colour: that for all tabs, then those of the three. */
async function inColour(): Promise<boolean[]> {
  shown.clear();
  await refreshIcons();
  return (['all', 1, 2, 3] as const).map((tab) => shown.get(tab) ?? false);
}

beforeEach(() => {
  emptyStorage();
  isWithheld = false;
});

describe('icons are in colour where Spotcheck is on', () => {
  test('everywhere, by default', async () => {
    expect(await inColour()).toEqual([true, true, true, true]);
  });

  test('but not on a site that is off, nor in a tab that is paused', async () => {
    await local.set({ 'site:shop.example': 'off' });
    await session.set({ 'tab:2': 'paused' });
    expect(await inColour()).toEqual([true, false, false, false]);
  });

  test('switched off in private windows alone', async () => {
    await session.set({ settings: { version: 2, on: false, mode: 'everywhere' } });
    expect(await inColour()).toEqual([true, true, true, false]);
  });

  test('on chosen sites, and where a check was asked for', async () => {
    await local.set({ settings: { version: 2, on: true, mode: 'chosen' }, 'site:shop.example': 'on' });
    await session.set({ 'tab:2': 'checked' });
    expect(await inColour()).toEqual([false, true, true, true]);
  });

  test('nowhere when the browser withholds all sites', async () => {
    isWithheld = true;
    expect(await inColour()).toEqual([false, false, false, false]);
  });
});
