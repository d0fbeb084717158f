import '../browser-storage.ts'; // before what reads the browser's storage
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  CHOICES,
  DEFAULT_PREFERENCES,
  parseChange,
  parsePreferences,
} from '../../src/shared/settings/preferences.ts';
import {
  changePreferences,
  readPreferences,
  watchPreferences,
} from '../../src/shared/settings/stored-preferences.ts';
import { emptyStorage, sync } from '../browser-storage.ts';

describe('parsePreferences', () => {
  test.each([[undefined], [null], ['broken'], [7], [[]], [{}]])('%j: the defaults', (stored) => {
    expect(parsePreferences(stored)).toEqual(DEFAULT_PREFERENCES);
  });

  test.each(
    Object.entries(CHOICES).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  )('%s: %s', (name, value) => {
    expect(parsePreferences({ version: 1, [name]: value })).toEqual({
      ...DEFAULT_PREFERENCES,
      [name]: value,
    });
  });

  test('one that is broken does not cost the others', () => {
    expect(parsePreferences({ sensitivity: 'loud', familiesOff: 'face', denials: 1, theme: 'dark' })).toEqual(
      {
        ...DEFAULT_PREFERENCES,
        theme: 'dark',
      },
    );
  });

  test('of the families that are off, only names are read, each once', () => {
    expect(parsePreferences({ familiesOff: ['face', 3, 'toning', 'face'] }).familiesOff).toEqual([
      'face',
      'toning',
    ]);
  });

  test('whatever was stored, the result reads as itself', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const parsed = parsePreferences(stored);
        expect(parsePreferences(structuredClone(parsed))).toEqual(parsed);
      }),
    );
  });
});

describe('parseChange', () => {
  test('takes what is known and well formed', () => {
    expect(parseChange({ denials: true, familiesOff: [], theme: 'dark', badge: 'none' })).toEqual({
      denials: true,
      familiesOff: [],
      theme: 'dark',
      badge: 'none',
    });
  });

  test('leaves out the rest', () => {
    expect(
      parseChange({ version: 1, theme: 'pink', familiesOff: [1], colour: 'red', denials: 'yes' }),
    ).toEqual({});
  });
});

describe('stored preferences', () => {
  beforeEach(emptyStorage);

  test('without any: the defaults', async () => {
    expect(await readPreferences()).toEqual(DEFAULT_PREFERENCES);
  });

  test('a change leaves the others, and what a newer version keeps beside them', async () => {
    sync.entries = { preferences: { version: 1, theme: 'dark', font: 'large' } };
    await changePreferences({ sensitivity: 'strict' });
    expect(await readPreferences()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark', sensitivity: 'strict' });
    expect(sync.entries.preferences).toMatchObject({ font: 'large' });
  });

  test('a change is told', async () => {
    const seen: string[] = [];
    watchPreferences(({ theme }) => seen.push(theme));
    await changePreferences({ theme: 'light' });
    expect(seen).toEqual(['light']);
  });
});
