/** Waiting from outside a page, for what it does not tell. */
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MS = 100;

/**
 * Looks again and again until there is something.
 * @template T
 * @param {() => Promise<T>} look
 * @param {number} patienceMs
 * @returns {Promise<T | undefined>} the first truthy answer; undefined when none came in time
 */
export async function lookUntil(look, patienceMs) {
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(LOOK_MS)) {
    const seen = await look();
    if (seen) return seen;
  }
  return undefined;
}
