/** How often it is looked whether the extension still lives, in ms. */
const BEAT = 3_000;

/**
 * Calls `onEnd` when the extension is gone. Chromium lets content scripts run on after their extension was updated,
 * disabled or removed, and tells them nothing; a port would close as well whenever the worker goes to sleep.
 * @param signal ends the watch
 */
export function watchLife(
  document: Document,
  isAlive: () => boolean,
  onEnd: () => void,
  signal: AbortSignal,
): void {
  const look = () => {
    if (!document.hidden && !isAlive()) onEnd();
  };
  const beat = setInterval(look, BEAT);
  signal.addEventListener('abort', () => clearInterval(beat));
  document.addEventListener('visibilitychange', look, { signal });
}
