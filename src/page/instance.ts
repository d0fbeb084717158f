/**
 * One gate, one scanner and one sheet a frame. Firefox starts content scripts in open tabs by itself, the background starts
 * them where Chromium does not, and after an update a dead script of the old version may still be there. All of
 * them share the isolated world of the extension, and nothing else, so its global object is where they meet.
 */

/** A running part of the extension in this frame. */
export interface Instance {
  /** False when its extension was updated or removed: it can reach nothing any more. */
  isAlive(): boolean;
  /** Gives the page back as it was and stops. */
  end(): void;
}

type World = Record<symbol, Instance | undefined>;

/**
 * Enters a part as the running one of this frame; a dead one before it is ended.
 * @returns false when a living one is there already: the newcomer must not start.
 */
export function enter(part: 'gate' | 'scanner' | 'sheet', instance: Instance): boolean {
  const world = globalThis as unknown as World;
  const key = Symbol.for(`spotcheck ${part}`);
  const before = world[key];
  if (before?.isAlive()) return false;
  before?.end();
  world[key] = instance;
  return true;
}

/** Ends a part that runs in this frame, if it does. */
export function leave(part: 'gate' | 'scanner'): void {
  (globalThis as unknown as World)[Symbol.for(`spotcheck ${part}`)]?.end();
}
