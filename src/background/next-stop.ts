/** The order of a walk through the claims of a page, across its frames. */
import type { FrameGlance } from '../page/frame-glance.ts';
import type { Direction, FrameStops } from '../shared/messages/messages.ts';

/** A frame of a tab with its claims. */
export type WalkedFrame = Pick<FrameGlance, 'path'> & FrameStops & { readonly frameId: number };

/** A claim to go to: a stop of a frame, and its number among all of the page, from 1. */
export interface Stop {
  readonly frameId: number;
  readonly index: number;
  readonly number: number;
  readonly total: number;
}

/**
 * The claim that follows the one where the user was last, or the first (last) one. After the last comes the first.
 * @param frames those of one tab, in any order
 * @returns null when there is no claim to go to
 */
export function nextStop(frames: readonly WalkedFrame[], direction: Direction): Stop | null {
  const stops = stopsOf(frames);
  const last = latest(frames);
  const at = last
    ? stops.findIndex(({ frameId, index }) => frameId === last.frameId && index === last.here)
    : -1;
  const total = stops.length;
  const before = at < 0 && direction === 'previous' ? 0 : at;
  const to = (before + (direction === 'next' ? 1 : -1) + total) % total;
  const stop = stops[to];
  return stop ? { ...stop, number: to + 1, total } : null;
}

/** The frame in which the user was last at a claim; undefined when he was at none. */
export const latest = (frames: readonly WalkedFrame[]): WalkedFrame | undefined =>
  frames.filter(({ here }) => here !== null).toSorted((a, b) => b.since - a.since)[0];

/** All stops in page order: a frame's own where they stand, those of the frames in it where these frames stand. */
function stopsOf(frames: readonly WalkedFrame[]): { frameId: number; index: number }[] {
  const byPath = new Map(frames.map((frame) => [frame.path.join(), frame]));
  return frames
    .flatMap((frame) => {
      const place = placeOf(frame.path, byPath);
      return Array.from({ length: frame.count }, (_, index) => ({
        frameId: frame.frameId,
        index,
        place: [...place, index, 1],
      }));
    })
    .sort((a, b) => byPlace(a.place, b.place))
    .map(({ frameId, index }) => ({ frameId, index }));
}

/**
 * A frame's place, to be compared number by number: for each frame that it lies in, how many stops of that one stand
 * before it, a number that comes before that of the stop behind it, and which of the frames there it is.
 */
function placeOf(path: readonly number[], byPath: ReadonlyMap<string, WalkedFrame>): number[] {
  return path.flatMap((index, depth) => {
    const around = byPath.get(path.slice(0, depth).join());
    return [around?.beforeFrames[index] ?? around?.count ?? 0, 0, index];
  });
}

function byPlace(a: readonly number[], b: readonly number[]): number {
  const fork = a.findIndex((number, depth) => number !== b[depth]);
  return fork < 0 ? 0 : (a[fork] ?? 0) - (b[fork] ?? 0);
}
