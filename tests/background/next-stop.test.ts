/** The order of a walk through a page's claims, across its frames. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStop, type WalkedFrame } from '../../src/background/next-stop.ts';

const frame = (
  frameId: number,
  path: number[],
  count: number,
  here: number | null = null,
  since = 0,
): WalkedFrame => ({
  frameId,
  path,
  count,
  here,
  since,
  beforeFrames: [],
});

const page = frame(0, [], 2);
const inner = frame(7, [0, 3], 1);
const first = frame(9, [0], 2);
const second = frame(5, [1], 1);
/** A page of three claims, a frame behind its first one and another behind its last. */
const split = { ...frame(0, [], 3), beforeFrames: [1, 3] };
const at = (one: WalkedFrame, here: number, since = 10): WalkedFrame => ({ ...one, here, since });

describe('nextStop', () => {
  test.each([
    ['begins with the first claim', [second, first, page], 'next', [0, 0, 1, 5]],
    ['begins with the last one backwards', [second, first, page], 'previous', [5, 0, 5, 5]],
    ['goes on in the same frame', [at(page, 0), first], 'next', [0, 1, 2, 4]],
    ['goes on into the first frame', [at(page, 1), second, first], 'next', [9, 0, 3, 5]],
    [
      'goes into a frame within a frame after its own claims',
      [second, inner, at(first, 1), page],
      'next',
      [7, 0, 5, 6],
    ],
    ['goes back out of it', [at(inner, 0), first, page], 'previous', [9, 1, 4, 5]],
    ['after the last comes the first', [page, at(second, 0)], 'next', [0, 0, 1, 3]],
    ['before the first comes the last', [at(page, 0), second], 'previous', [5, 0, 3, 3]],
    ['starts where the user was last', [at(page, 1, 5), at(second, 0, 4)], 'previous', [0, 0, 1, 3]],
    ['passes over frames without claims', [at(page, 1), frame(9, [0], 0), second], 'next', [5, 0, 3, 3]],
    ['goes into a frame where it stands', [at(split, 0), first, second], 'next', [9, 0, 2, 6]],
    ['goes on behind it', [split, at(first, 1), second], 'next', [0, 1, 4, 6]],
    [
      'frames between the same two claims keep their order',
      [split, first, at(second, 0)],
      'previous',
      [0, 2, 5, 6],
    ],
    ['a single claim is its own next', [at(second, 0)], 'next', [5, 0, 1, 1]],
  ] as const)('%s', (_, frames, direction, [frameId, index, number, total]) => {
    expect(nextStop(frames, direction)).toEqual({ frameId, index, number, total });
  });

  test('without claims there is nowhere to go', () => {
    expect(nextStop([], 'next')).toBeNull();
    expect(nextStop([frame(0, [], 0)], 'previous')).toBeNull();
  });

  test('a walk comes past every claim once, and back the same way', () => {
    const counts = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.constantFrom('next' as const, 'previous' as const), (all, direction) => {
        let frames = all.map((count, i) => frame(i, i === 0 ? [] : [i - 1], count));
        const total = all.reduce((sum, count) => sum + count, 0);
        const seen: string[] = [];
        for (let step = 1; step <= total; step++) {
          const stop = nextStop(frames, direction);
          if (!stop) break;
          seen.push(`${stop.frameId} ${stop.index}`);
          expect(stop.number).toBe(direction === 'next' ? step : total + 1 - step);
          frames = frames.map((one) => (one.frameId === stop.frameId ? at(one, stop.index, step) : one));
        }
        expect(new Set(seen).size).toBe(total);
      }),
    );
  });
});
