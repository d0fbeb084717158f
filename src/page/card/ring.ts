/** A ring around a claim that sets it off in its place, for whoever walks to it or points at it in the popup's list. */
import { autoUpdate } from '@floating-ui/dom';
import type { Anchor } from '../annotation.ts';
import { type Box, linesOf } from './lines.ts';
import { element } from './nodes.ts';
import { overlayStyle, raiseOverlay } from './overlay.ts';
import css from './ring.css';

/** Distance between text and ring, in CSS px. */
const ROOM = 2;

export class Ring {
  private shown: { readonly host: HTMLElement; readonly following: () => void } | null = null;

  constructor(private readonly document: Document) {}

  /** Sets a place off and follows it while the page scrolls; another one is let go. */
  show(anchor: Anchor): void {
    this.hide();
    const lines = element(this.document, 'div', '');
    const host = raiseOverlay(this.document, 'ring', overlayStyle(this.document, css), lines);
    const reference = {
      contextElement: anchor.element,
      getBoundingClientRect: () => anchor.getBoundingClientRect(),
    };
    const following = autoUpdate(reference, lines, () => draw(lines, linesOf(anchor.getClientRects())));
    this.shown = { host, following };
  }

  hide(): void {
    this.shown?.following();
    this.shown?.host.remove();
    this.shown = null;
  }
}

/** Moves the boxes that are there, so that none of them arrives twice. */
function draw(place: HTMLElement, lines: readonly Box[]): void {
  while (place.childElementCount > lines.length) place.lastElementChild?.remove();
  lines.forEach(({ left, top, right, bottom }, i) => {
    const box = place.children[i] ?? place.appendChild(element(place.ownerDocument, 'div', 'line'));
    Object.assign((box as HTMLElement).style, {
      left: `${left - ROOM}px`,
      top: `${top - ROOM}px`,
      width: `${right - left + 2 * ROOM}px`,
      height: `${bottom - top + 2 * ROOM}px`,
    });
  });
}
