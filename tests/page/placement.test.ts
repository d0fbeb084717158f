import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sideFor } from '../../src/page/card/placement.ts';

const viewport = { width: 1280, height: 900 };
const card = { width: 384, height: 560 };
const claim = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

describe('sideFor', () => {
  test.each([
    ['below, where there is room', claim(300, 100, 700, 130), 'bottom-start'],
    ['above a claim that stands low', claim(300, 800, 700, 830), 'top-start'],
    ['beside a claim that is as tall as the page', claim(300, 20, 700, 880), 'right-start'],
    ['on its left where the right is taken', claim(600, 20, 1100, 880), 'left-start'],
    ['where there is more room, when nowhere is enough', claim(100, 400, 1250, 430), 'bottom-start'],
    ['above when that is more', claim(100, 500, 1250, 530), 'top-start'],
  ] as const)('%s', (_, rect, side) => expect(sideFor(rect, card, viewport, null)).toBe(side));

  test('while scrolling it stays on its side until it could not be read there', () => {
    expect(sideFor(claim(300, 500, 700, 530), card, viewport, 'bottom-start')).toBe('bottom-start');
    expect(sideFor(claim(300, 780, 700, 810), card, viewport, 'bottom-start')).toBe('top-start');
  });

  test('it takes a side without enough room only when no side has enough', () => {
    const at = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(at, at, at, (left, top, height) => {
        const rect = claim(left, top, left + 300, top + height);
        const room = {
          'bottom-start': viewport.height - rect.bottom - card.height,
          'top-start': rect.top - card.height,
          'right-start': viewport.width - rect.right - card.width,
          'left-start': rect.left - card.width,
        };
        const isCramped = room[sideFor(rect, card, viewport, null)] < 16;
        return !isCramped || Object.values(room).every((spare) => spare < 16);
      }),
    );
  });
});
