/** The order of a walk through the claims of a page, across its frames. */
import type { FrameGlance } from '../page/frame-glance.ts';
import type { Direction, FrameStops } from '../shared/messages.ts';

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
  const stops = [...frames]
    .sort((a, b) => byPath(a.path, b.path))
    .flatMap(({ frameId, count }) => Array.from({ length: count }, (_, index) => ({ frameId, index })));
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

/** Page order: a frame's own claims, then those of the frames in it. */
function byPath(a: readonly number[], b: readonly number[]): number {
  const fork = a.findIndex((index, depth) => index !== b[depth]);
  return fork < 0 || fork >= b.length ? a.length - b.length : (a[fork] ?? 0) - (b[fork] ?? 0);
}
