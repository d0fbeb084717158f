/**
 * Code that comes into a frame in a file of its own and is lent to the frame's scanner: detection, so that no single
 * script is long work to begin with, and the card, which on most pages is never wanted. All of our scripts in a frame
 * share an isolated world, and nothing else, so its global object is where they meet.
 */
import type { createDetectorInSteps } from '../detect/detector.ts';
import type { Theme } from '../shared/settings/preferences.ts';
import type { Card } from './card/card.ts';

interface Lent {
  readonly detector: typeof createDetectorInSteps;
  readonly card: (document: Document, theme: () => Theme) => Card;
}

interface Loan<Name extends keyof Lent> {
  readonly what: Lent[Name];
  /** False when its extension was updated or removed. */
  isAlive(): boolean;
}

const world = globalThis as unknown as Record<symbol, Loan<keyof Lent> | undefined>;
const keyOf = (name: keyof Lent): symbol => Symbol.for(`spotcheck lent ${name}`);

export function lend<Name extends keyof Lent>(name: Name, what: Lent[Name], isAlive: () => boolean): void {
  world[keyOf(name)] = { what, isAlive };
}

/** What was lent to this frame; null where nobody has brought it, or its extension is gone. */
export function lent<Name extends keyof Lent>(name: Name): Lent[Name] | null {
  const loan = world[keyOf(name)] as Loan<Name> | undefined;
  return loan?.isAlive() ? loan.what : null;
}
