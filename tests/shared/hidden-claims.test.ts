import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type HiddenClaim,
  hiddenEntry,
  hiddenOn,
  hides,
  isHiddenKey,
  pageKey,
  parseHidden,
} from '../../src/shared/settings/hidden-claims.ts';

const onPage: HiddenClaim = { scope: 'page', rule: 'cream', quote: 'It melts fat.', place: 'shop.example/a' };
const onSite: HiddenClaim = { scope: 'site', rule: 'cream', quote: 'It melts fat.', place: 'shop.example' };
const rule: HiddenClaim = { scope: 'rule', rule: 'cream', quote: 'It melts fat.', place: 'shop.example' };
const stored = Object.fromEntries([onPage, onSite, rule].map((entry) => [hiddenEntry(entry), entry]));

describe('pageKey', () => {
  test.each([
    ['https://www.shop.example/a?utm=1#top', 'shop.example/a'],
    ['https://shop.example/', 'shop.example/'],
    ['file:///home/page.html', 'file:/home/page.html'],
    ['about:blank', null],
    ['nonsense', null],
  ])('%s → %s', (address, key) => expect(pageKey(address)).toBe(key));
});

describe('hiddenOn', () => {
  test.each([
    ['https://shop.example/a', [onPage, onSite, rule]],
    ['https://www.shop.example/b?x', [onSite, rule]],
    ['https://other.example/a', [rule]],
    ['about:blank', [rule]],
  ])('on %s', (address, entries) => {
    expect(hiddenOn({ ...stored, settings: onPage }, address)).toEqual(entries);
  });

  test('an entry that cannot be read hides nothing, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        (value) => hiddenOn({ 'hidden:x': value }, 'https://a.example/').length === 0,
      ),
    );
  });
});

describe('hides', () => {
  test.each([
    [onPage, { rule: 'other', quote: 'It melts fat.' }, true],
    [onPage, { rule: 'cream', quote: 'It melts fat!' }, false],
    [rule, { rule: 'cream', quote: 'Anything.' }, true],
    [rule, { rule: 'garment', quote: 'It melts fat.' }, false],
  ])('%j and %j: %s', (entry, claim, hidden) => expect(hides(entry, claim)).toBe(hidden));
});

describe('hiddenEntry', () => {
  test('what hides the same has one key, what hides something else another', () => {
    expect(hiddenEntry({ ...onPage, rule: 'other' })).toBe(hiddenEntry(onPage));
    expect(hiddenEntry({ ...rule, quote: 'Other.', place: 'b.example' })).toBe(hiddenEntry(rule));
    expect(new Set([onPage, onSite, rule, { ...onPage, quote: 'Other.' }].map(hiddenEntry)).size).toBe(4);
  });

  test('is known as such and reads back', () => {
    expect(isHiddenKey(hiddenEntry(rule))).toBe(true);
    expect(isHiddenKey('site:hidden.example')).toBe(false);
    expect(parseHidden(JSON.parse(JSON.stringify(onPage)))).toEqual(onPage);
    expect(parseHidden({ ...onPage, scope: 'all' })).toBeNull();
  });
});
