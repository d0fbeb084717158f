/** What screen readers are told of the page's claims: one polite region a frame, which nobody sees. */
import { interfaceDirection, interfaceLanguage } from '../../shared/interface/texts.ts';
import css from './live-region.css';
import { element } from './nodes.ts';
import { homeFor, OVERLAYS } from './overlay.ts';

/** Screen readers tell what changes in a region that they know: time in ms to get to know it. */
const INTRODUCTION = 150;

export class LiveRegion {
  private host: HTMLElement | null = null;
  private readonly words: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly document: Document) {
    this.words = element(document, 'div', '');
    this.words.setAttribute('role', 'status');
  }

  /** Says this once the reader has finished; what was to be said before and is not yet said is dropped. */
  say(words: string): void {
    this.raise();
    this.words.replaceChildren();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.words.replaceChildren(words), INTRODUCTION);
  }

  /** Leaves no trace. */
  remove(): void {
    clearTimeout(this.timer);
    this.host?.remove();
    this.host = null;
  }

  /** The region has to stand where it can be heard: a modal dialog silences all that is outside. */
  private raise(): void {
    const home = homeFor(this.document);
    this.host ??= this.made();
    this.words.lang = interfaceLanguage();
    this.words.dir = interfaceDirection();
    if (this.host.parentElement !== home) home.append(this.host);
  }

  private made(): HTMLElement {
    const host = element(this.document, 'div', '');
    host.setAttribute(OVERLAYS.live, '');
    const style = element(this.document, 'style', '');
    style.textContent = css;
    host.attachShadow({ mode: 'closed' }).append(style, this.words);
    return host;
  }
}
