import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings, switchKeys, switchState } from '../src/shared/settings.ts';

describe('parseSettings', () => {
  test('absent settings are the defaults, and no problem', () => {
    expect(parseSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS });
  });

  test('what was stored is read', () => {
    expect(parseSettings({ version: 1, on: false })).toEqual({ settings: { version: 1, on: false } });
  });

  test.each([
    [{ version: 2, on: false, colour: 'blue' }, 'newer'],
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
