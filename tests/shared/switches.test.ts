import '../browser-storage.ts'; // before what reads the browser's storage
import { beforeEach, describe, expect, test } from 'vitest';
import { inTab, type TabState, writeTabState } from '../../src/shared/messages/tab-state.ts';
import type { SwitchState } from '../../src/shared/settings/settings.ts';
import {
  readSettings,
  readSwitch,
  readTabSwitch,
  type SiteView,
  setAsideUnreadable,
  switchEverywhere,
  switchMode,
  switchSite,
} from '../../src/shared/settings/switches.ts';
import { emptyStorage, local, session } from '../browser-storage.ts';

const view: SiteView = { site: 'shop.example.org', isPrivate: false };
const hidden: SiteView = { ...view, isPrivate: true };

beforeEach(emptyStorage);

describe('switching', () => {
  test('everything off and on keeps the mode', async () => {
    await switchMode('chosen');
    await switchEverywhere(false, view);
    expect(await readSwitch(view)).toBe('off-everywhere');
    await switchEverywhere(true, view);
    expect(await readSettings(view)).toEqual({ version: 2, on: true, mode: 'chosen' });
  });

  test('settings of the first version live on when something is switched', async () => {
    local.entries = { settings: { version: 1, on: false } };
    await switchMode('click');
    expect(local.entries.settings).toEqual({ version: 2, on: false, mode: 'click' });
  });

  test('settings of a newer version are kept apart before anything is written', async () => {
    const newer = { version: 9, on: false };
    local.entries = { settings: newer };
    await switchMode('click');
    expect(await setAsideUnreadable()).toEqual({ reason: 'newer', value: newer });
  });

  test.each([
    ['everywhere', 'on', {}],
    ['everywhere', 'off', { 'site:shop.example.org': 'off' }],
    ['chosen', 'on', { 'site:shop.example.org': 'on' }],
    ['chosen', 'off', {}],
    ['click', 'on', {}],
    ['click', 'off', { 'site:shop.example.org': 'off' }],
  ] as const)('%s, a site %s: no entry that says nothing new', async (mode, state, entries) => {
    await switchMode(mode);
    await switchSite(state === 'off', view);
    await switchSite(state === 'on', view);
    const { settings, ...sites } = local.entries;
    expect(sites).toEqual(entries);
  });

  test('a site below a domain that is off', async () => {
    local.entries = { 'site:example.org': 'off' };
    await switchSite(true, view);
    expect(await readSwitch(view)).toBe('on');
    await switchSite(false, view);
    expect(local.entries).toEqual({ 'site:example.org': 'off' });
  });

  test('in private windows nothing is stored beyond the session', async () => {
    await switchSite(false, hidden);
    await switchEverywhere(true, hidden);
    expect(local.entries).toEqual({});
    expect(await readSwitch(hidden)).toBe('off-here');
    expect(await readSwitch(view)).toBe('on');
    expect(Object.keys(session.entries)).toEqual(['site:shop.example.org', 'settings']);
  });
});

describe('one tab alone', () => {
  test.each<[SwitchState, TabState | null, SwitchState]>([
    ['on', null, 'on'],
    ['on', 'paused', 'paused'],
    ['off-everywhere', 'paused', 'off-everywhere'],
    ['on-click', 'paused', 'paused'],
    ['on-click', 'checked', 'on'],
    ['not-chosen', 'checked', 'on'],
    ['off-here', 'checked', 'off-here'],
    ['off-everywhere', 'checked', 'off-everywhere'],
  ])('%s, %s: %s', (switches, tab, state) => {
    expect(inTab(switches, tab)).toBe(state);
  });

  test('what was said of a tab holds there only, until it is taken back', async () => {
    await writeTabState(7, 'paused');
    expect(await readTabSwitch(view, 7)).toBe('paused');
    expect(await readTabSwitch(view, 8)).toBe('on');
    await writeTabState(7, null);
    expect(await readTabSwitch(view, 7)).toBe('on');
  });
});
