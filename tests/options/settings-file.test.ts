import '../browser-storage.ts'; // before what reads the browser's storage
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { entriesOf, readSettingsFile, writeSettingsFile } from '../../src/options/settings-file.ts';
import { readStored, removeEntries, resetAll, writeAll } from '../../src/options/stored.ts';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings/preferences.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings.ts';
import { emptyStorage, local, sync } from '../browser-storage.ts';

const HIDDEN = { scope: 'site', rule: 'cream', quote: 'It melts fat.', place: 'shop.example' } as const;
const PACK = { name: 'My lamps', text: 'name: x', on: true };

/** Storage with something of everything, and something of another part. */
function fill(): void {
  local.entries = {
    settings: { version: 2, on: false, mode: 'chosen' },
    'site:shop.example': 'on',
    'site:gym.example': 'off',
    'hidden:site:shop.example\nIt melts fat.': HIDDEN,
    'pack:my-lamps': PACK,
    'own-words': { regions: '' },
    'review:1': { note: 'stays' },
  };
  sync.entries = { preferences: { ...DEFAULT_PREFERENCES, theme: 'dark', familiesOff: ['face'] } };
}

beforeEach(emptyStorage);

/** Reads a file that is meant to be right. */
function contentsOf(text: string) {
  const contents = readSettingsFile(text);
  if ('problems' in contents) throw new Error(JSON.stringify(contents.problems));
  return contents;
}

describe('a file', () => {
  test('brings everything back to an empty browser', async () => {
    fill();
    const before = await readStored();
    const contents = contentsOf(writeSettingsFile(before));
    emptyStorage();
    await writeAll(entriesOf(contents), contents.preferences);
    expect(await readStored()).toEqual(before);
    // What tells of anybody's reading stays on the device.
    expect(Object.keys(sync.entries)).toEqual(['preferences']);
  });

  test('adds to what is there, and can be taken back', async () => {
    fill();
    const before = structuredClone({ local: local.entries, sync: sync.entries });
    const file = {
      file: 'Spotcheck settings',
      version: 1,
      sites: { 'www.new.example': 'off', 'gym.example': 'on' },
    };
    const contents = contentsOf(JSON.stringify(file));
    const undo = await writeAll(entriesOf(contents), contents.preferences);
    expect(Object.fromEntries((await readStored()).sites)).toEqual({
      'gym.example': 'on',
      'new.example': 'off',
      'shop.example': 'on',
    });
    expect((await readStored()).settings.mode).toBe('chosen');
    await undo();
    expect({ local: local.entries, sync: sync.entries }).toEqual(before);
  });

  test('of the first version still loads', () => {
    const contents = contentsOf(readFileSync('tests/settings-files/version-1.json', 'utf8'));
    expect(contents.settings).toEqual({ version: 2, on: false, mode: 'everywhere' });
    expect(contents.preferences).toEqual({ ...DEFAULT_PREFERENCES, sensitivity: 'broad', badge: 'dot' });
    expect(Object.fromEntries(contents.sites)).toEqual({ 'shop.example': 'off', 'news.example': 'on' });
    expect(contents.hidden).toEqual([HIDDEN]);
    expect(contents.packs).toEqual([{ name: 'My lamps', text: 'name: x\n', on: false }]);
  });
});

describe('a file is refused whole', () => {
  const file = (parts: object) => JSON.stringify({ file: 'Spotcheck settings', version: 1, ...parts });
  const part = (name: string) => ({ key: 'filePart', fill: [name] });

  test.each([
    ['cut off', file({}).slice(0, -5), [{ key: 'fileNotJson', fill: [] }]],
    ['another file', '{"settings": {}}', [{ key: 'fileNotOurs', fill: [] }]],
    ['a list', '[]', [{ key: 'fileNotOurs', fill: [] }]],
    ['newer', file({ version: 2 }), [{ key: 'fileNewer', fill: [] }]],
    ['of no version', file({ version: 'x' }), [part('version')]],
    ['newer settings in it', file({ settings: { version: 9 } }), [part('settings')]],
    [
      'several parts broken',
      file({
        settings: 3,
        sites: { 'a b': 'on', 'x.example': 'maybe' },
        hidden: {},
        packs: [PACK, { name: 'x' }],
      }),
      ['settings', 'sites.a b', 'sites.x.example', 'hidden', 'packs[1]'].map(part),
    ],
    [
      'preferences that are not known',
      file({ preferences: { version: 1, theme: 'pink', font: 'large', badge: 'dot' } }),
      ['preferences.theme', 'preferences.font'].map(part),
    ],
    ['preferences of a newer version', file({ preferences: { version: 2 } }), [part('preferences.version')]],
    ['too large', ' '.repeat(10_000_001), [{ key: 'fileTooLarge', fill: ['10'] }]],
  ])('%s', (_, text, problems) => {
    expect(readSettingsFile(text)).toEqual({ problems });
  });

  test('whatever stands in it, there is an answer', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (parts, name) => {
        const contents = readSettingsFile(file({ [name]: JSON.parse(parts), sites: JSON.parse(parts) }));
        expect('problems' in contents || contents.sites).toBeTruthy();
      }),
    );
  });
});

describe('taking back', () => {
  test('a reset removes what was set, and nothing of others', async () => {
    fill();
    const before = await readStored();
    const undo = await resetAll();
    expect(local.entries).toEqual({ 'review:1': { note: 'stays' } });
    expect(await readStored()).toMatchObject({
      settings: DEFAULT_SETTINGS,
      preferences: DEFAULT_PREFERENCES,
    });
    await undo();
    expect(await readStored()).toEqual(before);
  });

  test('what was removed, and nothing that was set since', async () => {
    fill();
    const undo = await removeEntries(['site:shop.example']);
    sync.entries = {};
    local.entries['site:later.example'] = 'on';
    await undo();
    expect(local.entries).toMatchObject({ 'site:shop.example': 'on', 'site:later.example': 'on' });
    expect(sync.entries).toEqual({});
  });
});
