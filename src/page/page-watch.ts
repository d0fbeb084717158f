/** Tells when the page's text changed, and tells its changes from ours. */

import { untilVisible } from './moments.ts';

/** Least time between two notices, in milliseconds, */
const PAUSE = 500;
/** and once a page has not rested for so many notices: a feed that grows has time, and much to be read each time. */
const RESTLESS_PAUSE = 2_000;
const RESTLESS = 8;
/** After a notice that took long, this many times as long passes before the next one. */
const REST_FACTOR = 10;

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['alt', 'aria-label', 'title', 'contenteditable'],
};

/** Who is told of changes. */
export interface Watcher {
  /** The page's changes, before its next script runs. What is done to the page here counts as our own. */
  onRecords(records: readonly MutationRecord[]): void;
  /** The page has a new root, perhaps by `document.open()`, which takes all listeners away with the nodes. */
  onRebuilt(): void;
  /** Our own changes. */
  onOwnRecords(records: readonly MutationRecord[]): void;
  /** In idle time, when changes have gathered. @returns how long it worked, in ms. */
  onChange(): Promise<number>;
}

/**
 * Watches a document until `signal` aborts: the document itself, so that a page which replaces its body is still
 * seen, and the shadow roots that are named. Notices come while the tab is visible.
 */
export class PageWatch {
  private readonly observer = new MutationObserver((records) => this.take(records));
  private readonly roots = new WeakSet<Node>();
  private waiting = false;
  private current: Promise<void> = Promise.resolve();
  private running = false;
  private again = false;
  private lastEnd = -PAUSE;
  private lastLength = 0;
  /** Notices in a row after which the page changed again at once. */
  private restless = 0;

  constructor(
    private readonly document: Document,
    private readonly watcher: Watcher,
    private readonly signal: AbortSignal,
  ) {
    this.watch(document);
    signal.addEventListener('abort', () => this.observer.disconnect());
  }

  /** Watches one more root; a second time nothing happens. */
  watch(root: Document | ShadowRoot): void {
    if (this.signal.aborted || this.roots.has(root)) return;
    this.roots.add(root);
    this.observer.observe(root, WATCHED);
  }

  /** Runs a change of our own without reporting it; what the page changed before that is still reported. */
  quietly<T>(change: () => T): T {
    const before = this.observer.takeRecords();
    if (before.length > 0) this.take(before);
    const result = change();
    this.watcher.onOwnRecords(this.observer.takeRecords());
    return result;
  }

  /** Asks for a notice as if the page had changed. */
  nudge(): void {
    if (this.running) this.again = true;
    if (this.waiting || this.running || this.signal.aborted) return;
    this.waiting = true;
    const rested = performance.now() - this.lastEnd;
    this.restless = rested < PAUSE ? this.restless + 1 : 0;
    const pause = this.restless > RESTLESS ? RESTLESS_PAUSE : PAUSE;
    const rest = Math.max(pause, this.lastLength * REST_FACTOR) - rested;
    setTimeout(() => void this.whenVisible(), Math.max(0, rest));
  }

  private take(records: readonly MutationRecord[]): void {
    this.watcher.onRecords(records);
    this.watcher.onOwnRecords(this.observer.takeRecords());
    const isRebuilt = records.some(
      ({ target, addedNodes }) => target === this.document && addedNodes.length > 0,
    );
    if (isRebuilt) this.watcher.onRebuilt();
    this.nudge();
  }

  private async whenVisible(): Promise<void> {
    await untilVisible(this.document, this.signal);
    if (this.signal.aborted || !this.waiting) return; // what waited may have been looked at by now
    requestIdleCallback(() => void this.run(), { timeout: 2_000 });
  }

  /** Looks now if there is anything to look at, in hidden tabs too: somebody waits for what is found. */
  async lookNow(): Promise<void> {
    await this.current;
    if (this.waiting) await this.run();
  }

  private run(): Promise<void> {
    this.current = this.work();
    return this.current;
  }

  private async work(): Promise<void> {
    this.waiting = false;
    if (this.signal.aborted) return;
    this.running = true;
    this.again = false;
    try {
      this.lastLength = await this.watcher.onChange();
    } finally {
      this.running = false;
      this.lastEnd = performance.now();
      if (this.again) this.nudge();
    }
  }
}
