import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  MODES,
  parseSettings,
  type Settings,
  switchKeys,
  switchState,
} from '../../src/shared/settings/settings.ts';

describe('parseSettings', () => {
  test('absent settings are the defaults, and no problem', () => {
    expect(parseSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS });
  });

  test.each(MODES)('what was stored is read: %s', (mode) => {
    const stored: Settings = { version: 2, on: false, mode };
    expect(parseSettings(stored)).toEqual({ settings: stored });
  });

  test.each([true, false])('the first version knew no modes: on %s', (on) => {
    expect(parseSettings({ version: 1, on })).toEqual({ settings: { version: 2, on, mode: 'everywhere' } });
  });

  test.each([
    [{ version: 3, on: false, colour: 'blue' }, 'newer'],
    [{ version: 2, on: true }, 'broken'],
    [{ version: 2, on: true, mode: 'sometimes' }, 'broken'],
    [{ version: 2, mode: 'click' }, 'broken'],
    [{ version: 1 }, 'broken'],
    [{ on: true }, 'broken'],
    [{ version: 1, on: 'yes' }, 'broken'],
    [null, 'broken'],
    ['on', 'broken'],
    [[], 'broken'],
  ])('%j gives defaults and says: %s', (stored, problem) => {
    expect(parseSettings(stored)).toEqual({ settings: DEFAULT_SETTINGS, problem });
  });

  test('no stored value makes it throw', () => {
    fc.assert(fc.property(fc.anything(), (stored) => typeof parseSettings(stored).settings.on === 'boolean'));
  });
});

describe('switchState', () => {
  const off = { version: 1, on: false };

  test.each([
    ['nothing stored', {}, 'on'],
    ['off everywhere', { settings: off }, 'off-everywhere'],
    [
      'off everywhere comes before a site that is on',
      { settings: off, 'site:shop.example.org': 'on' },
      'off-everywhere',
    ],
    ['the site off', { 'site:shop.example.org': 'off' }, 'off-here'],
    ['its domain off', { 'site:example.org': 'off' }, 'off-here'],
    ['its domain off, itself on', { 'site:example.org': 'off', 'site:shop.example.org': 'on' }, 'on'],
    ['its domain on, itself off', { 'site:example.org': 'on', 'site:shop.example.org': 'off' }, 'off-here'],
    ['another site off', { 'site:example.com': 'off' }, 'on'],
    ['an unreadable entry', { 'site:shop.example.org': 7 }, 'on'],
    ['unreadable settings', { settings: 'broken' }, 'on'],
  ])('%s', (_, stored, state) => {
    expect(switchState(stored, 'shop.example.org')).toBe(state);
  });

  const chosen = { version: 2, on: true, mode: 'chosen' };
  const click = { version: 2, on: true, mode: 'click' };

  test.each([
    ['chosen sites only', { settings: chosen }, 'not-chosen'],
    ['a chosen site', { settings: chosen, 'site:shop.example.org': 'on' }, 'on'],
    ['below a chosen domain', { settings: chosen, 'site:example.org': 'on' }, 'on'],
    [
      'off below a chosen domain',
      { settings: chosen, 'site:example.org': 'on', 'site:shop.example.org': 'off' },
      'off-here',
    ],
    ['on a click only', { settings: click }, 'on-click'],
    ['on a click only, also on a chosen site', { settings: click, 'site:example.org': 'on' }, 'on-click'],
    ['on a click only, the site off', { settings: click, 'site:example.org': 'off' }, 'off-here'],
    [
      'off, whatever the mode',
      { settings: { ...chosen, on: false }, 'site:example.org': 'on' },
      'off-everywhere',
    ],
  ])('%s', (_, stored, state) => {
    expect(switchState(stored, 'shop.example.org')).toBe(state);
  });

  test('a page without a site is never a chosen one', () => {
    expect(switchState({ settings: chosen }, null)).toBe('not-chosen');
  });

  test('a page without a site follows the switch for everything', () => {
    expect(switchState({}, null)).toBe('on');
    expect(switchState({ settings: off }, null)).toBe('off-everywhere');
  });

  test('it needs no entries but those of switchKeys', () => {
    expect(switchKeys('shop.example.org')).toEqual([
      'settings',
      'site:shop.example.org',
      'site:example.org',
      'site:org',
    ]);
    expect(switchKeys(null)).toEqual(['settings']);
  });
});
