import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSiteLines, writeSiteLines } from '../../src/options/site-lines.ts';

describe('readSiteLines', () => {
  test('takes names and addresses, one a line, with or without a state', () => {
    const list =
      '# my sites\n\nshop.example\r\nOFF www.gym.example\non https://news.example/page\n*.blog.example';
    expect([...readSiteLines(list, 'off').sites]).toEqual([
      ['shop.example', 'off'],
      ['gym.example', 'off'],
      ['news.example', 'on'],
      ['blog.example', 'off'],
    ]);
    expect(readSiteLines('shop.example', 'on').sites.get('shop.example')).toBe('on');
  });

  test('of a site given twice the last line holds', () => {
    expect([...readSiteLines('on shop.example\noff www.shop.example', 'on').sites]).toEqual([
      ['shop.example', 'off'],
    ]);
  });

  test('tells the lines that name no site', () => {
    expect(readSiteLines('shop.example\ntwo words\n\noff about:blank', 'off').unread).toEqual([
      { line: 2, text: 'two words' },
      { line: 4, text: 'off about:blank' },
    ]);
  });

  test('a site may be called on or off', () => {
    expect([...readSiteLines('off\non on\noff.example', 'on').sites]).toEqual([
      ['off', 'on'],
      ['on', 'on'],
      ['off.example', 'on'],
    ]);
  });
});

test('a list that was written is read as it was', () => {
  const sites = fc.dictionary(fc.domain(), fc.constantFrom<'on' | 'off'>('on', 'off'));
  fc.assert(
    fc.property(sites, (entries) => {
      const { sites: known } = readSiteLines(
        Object.entries(entries)
          .map((line) => line.toReversed().join(' '))
          .join('\n'),
        'off',
      );
      expect(readSiteLines(writeSiteLines(known), 'off')).toEqual({ sites: known, unread: [] });
    }),
  );
});

test('ten thousand sites are read and written', () => {
  const list = Array.from({ length: 10_000 }, (_, i) => `off shop-${i}.example\n`).join('');
  expect(writeSiteLines(readSiteLines(list, 'on').sites)).toBe(list);
});
