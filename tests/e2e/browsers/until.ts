import { setTimeout as delay } from 'node:timers/promises';

/** Only ends what hangs: a machine that is busy with other things is no fault of a test. */
export const DEFAULT_DEADLINE_MS = 40_000;

export interface UntilOptions<T> {
  /** Truthy values are accepted when this is left out. */
  accept?: (value: T) => boolean;
  deadlineMs?: number;
}

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 100;
/** What the last look gets, however late it begins: cut short, it would tell nothing. */
const LOOK_MS = 1_000;

/**
 * Reads a value again and again until it is accepted, and gives it.
 * Throws after `deadlineMs`, telling what was waited for and what was there instead. A read that
 * throws counts as not accepted: pages navigate and popups load while a test looks.
 */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  { accept = Boolean, deadlineMs = DEFAULT_DEADLINE_MS }: UntilOptions<T> = {},
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const seen = await settle(within(read(), Math.max(end - Date.now(), LOOK_MS)));
    if ('value' in seen && accept(seen.value)) return seen.value;
    if (Date.now() + pause > end) throw new Error(`Waited ${deadlineMs} ms for ${what}; ${describe(seen)}.`);
    await delay(pause);
  }
}

/** The promise's value, or an error when `ms` pass first: a hung browser must not hang the test run. */
export async function within<T>(promise: Promise<T>, ms: number, what = 'an answer'): Promise<T> {
  const stop = new AbortController();
  const late = delay(ms, undefined, { signal: stop.signal }).then(
    () => {
      throw new Error(`no sign of ${what} within ${Math.round(ms)} ms`);
    },
    () => promise,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}

type Seen<T> = { value: T } | { error: unknown };

async function settle<T>(promise: Promise<T>): Promise<Seen<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

function describe(seen: Seen<unknown>): string {
  if ('error' in seen) return `the last look failed: ${String(seen.error)}`;
  return `at the last look it was ${JSON.stringify(seen.value)?.slice(0, 500)}`;
}
