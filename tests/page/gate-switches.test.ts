/** The gate reads the switches by itself, in few bytes; it must never take Spotcheck for off where it is on. */
import { describe, expect, test } from 'vitest';
import { gateKeys, isGateKey, mayBeOn } from '../../src/page/gate/gate-switches.ts';
import { isSwitchKey, switchKeys, switchState } from '../../src/shared/settings/settings.ts';
import { siteKey } from '../../src/shared/settings/site-key.ts';

const ADDRESSES = [
  'https://example.org/a?b#c',
  'http://www.example.org:8080/',
  'https://shop.example.co.uk/',
  'https://example.org./',
  'https://www.com/',
  'https://M\u00fcnchen.example/',
  'http://127.0.0.1:9000/',
  'http://[::1]/',
  'http://localhost/',
  'file:///home/me/page.html',
];

test.each(ADDRESSES)('%s: the keys are those that everybody else reads', (address) => {
  expect(gateKeys(new URL(address))).toEqual(switchKeys(siteKey(address)));
});

describe('it says off only where it is off', () => {
  const entries = [undefined, 'on', 'off', 'broken'];
  const settings = [
    undefined,
    'broken',
    { version: 1, on: false },
    { version: 1, on: true },
    { version: 3, on: false, mode: 'click' },
    ...['everywhere', 'chosen', 'click', 'other'].flatMap((mode) =>
      [true, false].map((on) => ({ version: 2, on, mode })),
    ),
  ];
  test.each(ADDRESSES)('%s', (address) => {
    const site = siteKey(address);
    const keys = gateKeys(new URL(address));
    for (const setting of settings) {
      for (const own of entries) {
        for (const parent of entries) {
          const stored = { [keys[2] ?? 'none']: parent, [keys[1] ?? 'none']: own, settings: setting };
          if (switchState(stored, site) === 'on') expect(mayBeOn(stored, keys, true)).toBe(true);
          if (switchState(stored, null) === 'on') expect(mayBeOn(stored, keys, false)).toBe(true);
        }
      }
    }
  });
});

test('it looks anew whenever a switch changes', () => {
  for (const key of ['settings', 'site:example.org', 'preferences'])
    expect(isGateKey(key)).toBe(isSwitchKey(key));
});
