/**
 * Tells when text may have come into sight or gone out of it: a fold opens, a tab is turned, a slide fades in. Most
 * of this changes a style and nothing that an observer of the page's text sees, and asking for the visibility of
 * text is dear, so it is asked when something happened that may have changed it.
 */
import { untilVisible } from './moments.ts';

/** After these, in any element, text may be in or out of sight. */
const HINTS = ['click', 'keyup', 'toggle', 'transitionend', 'animationend'];
/** The page's own scripts have run once more: components have got their shadow roots. */
const LOADED = 'load';
/** Time in ms over which hints are collected. */
const PAUSE = 300;

export class SightWatch {
  private readonly observer = new IntersectionObserver(() => this.hint());
  private watched: ReadonlySet<Element> = new Set();
  private isWaiting = false;
  private readonly hint = () => void this.tell();

  /** @param onHint called in idle time; @param signal ends the watch */
  constructor(
    private readonly document: Document,
    private readonly onHint: () => void,
    private readonly signal: AbortSignal,
  ) {
    const options = { capture: true, passive: true, signal };
    for (const name of HINTS) document.addEventListener(name, this.hint, options);
    document.defaultView?.addEventListener(LOADED, this.hint, { signal });
    signal.addEventListener('abort', () => this.observer.disconnect());
  }

  /** The elements whose coming into sight matters from now on. */
  watch(elements: ReadonlySet<Element>): void {
    if (this.signal.aborted) return;
    for (const element of this.watched) if (!elements.has(element)) this.observer.unobserve(element);
    for (const element of elements) if (!this.watched.has(element)) this.observer.observe(element);
    this.watched = elements;
  }

  private async tell(): Promise<void> {
    if (this.isWaiting) return;
    this.isWaiting = true;
    await new Promise((later) => setTimeout(later, PAUSE));
    await untilVisible(this.document, this.signal);
    this.isWaiting = false;
    const look = () => this.signal.aborted || this.onHint();
    requestIdleCallback(look, { timeout: PAUSE });
  }
}
