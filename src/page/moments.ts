/** Waiting for the right moment to work on a page. */

/** Resolves when the signal aborts or one of the events comes after which `isTime` says so; at once if it does now. */
async function until(
  target: EventTarget,
  event: string,
  isTime: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  if (isTime() || signal.aborted) return;
  await new Promise<void>((go) => {
    const look = () => {
      if (!isTime() && !signal.aborted) return;
      target.removeEventListener(event, look);
      signal.removeEventListener('abort', look);
      go();
    };
    target.addEventListener(event, look);
    signal.addEventListener('abort', look);
  });
}

/** Resolves when somebody can see the page (at once, as a rule): hidden tabs do no work. */
export const untilVisible = (document: Document, signal: AbortSignal): Promise<void> =>
  until(document, 'visibilitychange', () => !document.hidden, signal);

/** Resolves when the page's scripts and pictures have come, or after `most` ms. */
export const untilLoaded = (document: Document, most: number, signal: AbortSignal): Promise<void> =>
  until(
    document.defaultView ?? document,
    'load',
    () => document.readyState === 'complete',
    AbortSignal.any([AbortSignal.timeout(most), signal]),
  );
