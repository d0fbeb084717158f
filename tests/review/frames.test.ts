/** Where frames stand in a tab's window, from what each frame tells. */
import { describe, expect, test } from 'vitest';
import { framePlaces, type ToldFrame } from '../../src/review/capture/frame-places.ts';

const VIEW = { x: 0, y: 0, width: 1000, height: 800 };
const rectangle = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

const PAGE: ToldFrame = {
  frameId: 0,
  path: [],
  inner: [rectangle(100, 700, 300, 200), null, rectangle(0, 900, 300, 200)],
};
const NESTING: ToldFrame = { frameId: 7, path: [0], inner: [rectangle(250, 20, 100, 50)] };

describe('a frame', () => {
  const places = framePlaces(
    [
      { frameId: 9, path: [0, 0], inner: [] },
      PAGE,
      NESTING,
      { frameId: 8, path: [1], inner: [] },
      { frameId: 11, path: [2], inner: [] },
      { frameId: 12, path: [5, 0], inner: [] },
    ],
    VIEW,
  );

  test('stands where its parent shows it, and is seen as far as the window goes', () => {
    expect(places.get(7)).toEqual({ x: 100, y: 700, seen: rectangle(100, 700, 300, 100) });
  });

  test('in a frame is seen as far as that one goes', () => {
    expect(places.get(9)).toEqual({ x: 350, y: 720, seen: rectangle(350, 720, 50, 50) });
  });

  test('that is not shown, out of sight, or in one that we cannot enter has no place', () => {
    expect([...places.keys()].sort()).toEqual([7, 9]);
  });
});
