/** Small decisions about how claims are shown and told. */
import { describe, expect, test } from 'vitest';
import { type Box, linesOf } from '../../src/page/card/lines.ts';
import { isNews } from '../../src/page/news.ts';

const box = (left: number, top: number, width = 10, height = 10): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('a ring is drawn around each line of a claim', () => {
  test('pieces of one line are one', () => {
    expect(linesOf([box(0, 0), box(10, 1), box(20, -1, 10, 12)])).toEqual([
      { left: 0, top: -1, right: 30, bottom: 11 },
    ]);
  });

  test('each line has its own', () => {
    expect(linesOf([box(50, 0), box(0, 15), box(10, 15)])).toEqual([box(50, 0), box(0, 15, 20)]);
  });

  test('pieces without a size are nowhere', () => {
    expect(linesOf([box(0, 0, 0), box(5, 5, 10, 0)])).toEqual([]);
  });
});

test.each([
  [0, 0, false],
  [0, 1, true],
  [3, 3, false],
  [3, 5, false],
  [3, 6, true],
  [10, 14, false],
  [10, 15, true],
  [10, 7, false],
  [10, 6, true],
  [2, 0, true],
])('after %i claims were told, %i are news: %s', (told, count, expected) => {
  expect(isNews(told, count)).toBe(expected);
});
