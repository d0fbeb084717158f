/** Tells when the page's text changed, and tells its changes from ours. */

/** Least time between two notices, in milliseconds; a page that never rests is looked at twice a second at most. */
const PAUSE = 500;
/** After a notice that took long, this many times as long passes before the next one. */
const REST_FACTOR = 10;

export interface PageWatch {
  /** Runs a change of our own without reporting it; what the page changed before that is still reported. */
  quietly<T>(change: () => T): T;
  /** Asks for a notice as if the page had changed. */
  nudge(): void;
}

/**
 * Calls `onChange` in idle time after changes of the page, while its tab is visible, until `signal` aborts.
 * It watches the document itself, so that a page which replaces its body is still seen.
 */
export function watchPage(document: Document, onChange: () => Promise<void>, signal: AbortSignal): PageWatch {
  let waiting = false;
  let running = false;
  let again = false;
  let lastEnd = -PAUSE;
  let lastLength = 0;

  const run = async () => {
    waiting = false;
    if (signal.aborted) return;
    running = true;
    again = false;
    const start = performance.now();
    try {
      await onChange();
    } finally {
      running = false;
      lastEnd = performance.now();
      lastLength = lastEnd - start;
      if (again) schedule();
    }
  };
  const whenIdle = () => {
    if (!signal.aborted) requestIdleCallback(() => void run(), { timeout: 2_000 });
  };
  const whenVisible = () => {
    if (!document.hidden) return whenIdle();
    document.addEventListener('visibilitychange', whenVisible, { once: true, signal });
  };
  const schedule = () => {
    if (running) again = true;
    if (waiting || running || signal.aborted) return;
    waiting = true;
    const rested = lastEnd + Math.max(PAUSE, lastLength * REST_FACTOR) - performance.now();
    setTimeout(whenVisible, Math.max(0, rested));
  };

  const observer = new MutationObserver(schedule);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['alt', 'contenteditable'],
  });
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    quietly(change) {
      if (observer.takeRecords().length > 0) schedule();
      const result = change();
      observer.takeRecords();
      return result;
    },
    nudge: schedule,
  };
}
