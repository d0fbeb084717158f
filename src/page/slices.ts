/** Long work in slices, between which the page can answer the user. */

import { untilVisible } from './moments.ts';

/** Length of a slice in ms; with what its last step may run over it stays below the 50 ms of a long task. */
const SLICE = 8;

const nextIdle = () => new Promise<void>((go) => requestIdleCallback(() => go(), { timeout: 500 }));

/** Long work goes on in a task of its own, so that a page that is seen can answer in between. */
export async function nextTask(document: Document): Promise<void> {
  if (!document.hidden) await new Promise((go) => setTimeout(go));
}

export class Slices {
  private worked = 0;
  /** How many wait for what the work comes to. */
  private awaited = 0;
  private wake = () => {};

  constructor(
    private readonly document: Document,
    private readonly signal: AbortSignal,
  ) {}

  /** Time in ms that all work so far has taken. */
  get busy(): number {
    return this.worked;
  }

  /**
   * Runs work to its end, resting whenever a slice is over, and while nobody sees the page.
   * @param work yields wherever it may rest
   * @returns what the work came to; null when the signal aborted before
   */
  async run<T>(work: Generator<void, T>): Promise<T | null> {
    while (!this.signal.aborted) {
      const start = performance.now();
      const done = this.slice(work, start + SLICE);
      this.worked += performance.now() - start;
      if (done) return done.value;
      await this.rest();
    }
    return null;
  }

  /** Something outside of the page waits for work that runs meanwhile: it goes on in hidden tabs too. */
  async awaitedBy<T>(work: () => Promise<T>): Promise<T> {
    this.awaited += 1;
    this.wake();
    try {
      return await work();
    } finally {
      this.awaited -= 1;
    }
  }

  private async rest(): Promise<void> {
    // Nobody sees a hidden page stand still, and its timers come once a second at most.
    if (this.awaited > 0 && this.document.hidden) return;
    await nextIdle();
    if (this.awaited > 0) return; // since the rest began
    const woken = new Promise<void>((wake) => {
      this.wake = wake;
    });
    await Promise.race([untilVisible(this.document, this.signal), woken]);
  }

  private slice<T>(work: Generator<void, T>, end: number): { value: T } | null {
    do {
      const step = work.next();
      if (step.done) return step;
    } while (performance.now() < end);
    return null;
  }
}
