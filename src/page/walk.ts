/**
 * Going through the claims of one frame, painted by whichever painter: each is brought into view, set off by a ring,
 * given the focus (its mark, or else the sign beside it) and told to screen readers. The background knows which
 * frame is next; this knows which claims the frame has, and where its user was last.
 */

import { text } from '../shared/interface/texts.ts';
import type { FrameStops } from '../shared/messages/messages.ts';
import type { Anchor, Annotation } from './annotation.ts';
import type { Shown } from './annotations.ts';
import { ClaimSign, type SignNeeds } from './card/claim-sign.ts';
import type { LiveRegion } from './card/live-region.ts';
import { OVERLAYS } from './card/overlay.ts';
import { Ring } from './card/ring.ts';
import { placesBeforeFrames } from './frame-places.ts';

export interface WalkNeeds extends SignNeeds {
  /** What is painted where a reader can see it, in page order. */
  painted(): readonly Shown[];
  withClaim(id: string): Shown | null;
  /** The claim that an event means. */
  hit(event: Event): string | null;
  readonly live: LiveRegion;
}

export class Walk {
  private readonly ring: Ring;
  private readonly sign: ClaimSign;
  private here: string | null = null;
  private since = 0;
  private ringed: string | null = null;
  private isPointing = false;

  constructor(
    private readonly document: Document,
    private readonly needs: WalkNeeds,
    signal: AbortSignal,
  ) {
    this.ring = new Ring(document);
    this.sign = new ClaimSign(document, needs, signal);
    const options = { capture: true, passive: true, signal };
    document.addEventListener('focusin', (event) => this.onFocus(event), options);
    document.addEventListener('pointerdown', () => this.ring.hide(), options);
    document.addEventListener('keydown', (event) => this.onKey(event), options);
    // A popup that closes has no time to say that nothing is pointed at any more.
    document.defaultView?.addEventListener('focus', () => this.pointAway(), { signal });
    signal.addEventListener('abort', () => this.ring.hide());
  }

  /** The claims that can be gone to, and where the user is. */
  stops(): FrameStops {
    const stops = this.needs.painted();
    const here = stops.findIndex(({ annotation }) => annotation.id === this.here);
    return {
      count: stops.length,
      here: here < 0 ? null : here,
      since: this.since,
      beforeFrames: this.placesBeforeFrames(stops),
    };
  }

  /** The claim that the user is at; the first one for somebody who was at none. */
  current(): string | null {
    const stops = this.needs.painted();
    const at = stops.find(({ annotation }) => annotation.id === this.here) ?? stops[0];
    return at?.annotation.id ?? null;
  }

  /** The user is at a claim, however he got there. @param id of the place that it stands in */
  at(id: string): void {
    this.here = id;
    this.since = Date.now();
  }

  /**
   * Goes to a claim.
   * @param index among this frame's stops
   * @param number its number among all of the page, from 1
   * @returns false when it is gone
   */
  goTo(index: number, number: number, total: number): boolean {
    const stop = this.needs.painted()[index];
    const anchor = stop?.painter.anchorOf(stop.annotation);
    if (!stop || !anchor) return false;
    const { annotation, painter } = stop;
    this.at(annotation.id);
    bringIntoView(anchor);
    this.setOff(annotation.id, anchor); // before the sign, which lies over it
    this.focus(annotation.id, anchor, painter.tabStopOf(annotation));
    this.needs.live.say(text('walkPlace', number, total, wordsOf(annotation)));
    return true;
  }

  /** Sets a claim off where it stands, while it is pointed at elsewhere. @returns false when it is gone */
  pointOut({ annotation, painter }: Shown, scroll: boolean): boolean {
    const anchor = painter.anchorOf(annotation);
    if (!anchor) return false;
    if (scroll) bringIntoView(anchor);
    this.setOff(annotation.id, anchor);
    this.isPointing = true;
    return true;
  }

  /** Nothing is pointed at any more; a claim that was walked to stays set off. */
  pointAway(): void {
    if (this.isPointing) this.ring.hide();
    this.isPointing = false;
  }

  /** Takes ring and sign away from a claim that has gone from the page. */
  letGo(): void {
    if (this.ringed !== null && !this.needs.withClaim(this.ringed)) this.leave();
  }

  /** Takes ring and sign away: the user goes elsewhere. */
  leave(): void {
    this.ringed = null;
    this.ring.hide();
    this.sign.hide();
  }

  private placesBeforeFrames(stops: readonly Shown[]): number[] {
    const view = this.document.defaultView;
    if (!view?.length) return [];
    return placesBeforeFrames(
      view,
      stops.map(({ annotation, painter }) => painter.anchorOf(annotation)?.start ?? annotation.block.element),
    );
  }

  private setOff(id: string, anchor: Anchor): void {
    this.ringed = id;
    this.isPointing = false;
    this.ring.show(anchor);
  }

  private focus(id: string, anchor: Anchor, tabStop: HTMLElement | null): void {
    const view = anchor.element.ownerDocument.defaultView;
    // Firefox leaves the focus outside of a frame whose own focus is on this element already.
    if (view !== view?.top) view?.focus();
    if (tabStop) tabStop.focus({ preventScroll: true });
    else this.sign.focusAt(id, anchor);
  }

  private onFocus(event: FocusEvent): void {
    const { target } = event;
    if (!event.isTrusted || !(target instanceof Element)) return;
    if (target.hasAttribute(OVERLAYS.sign) || target.hasAttribute(OVERLAYS.card)) return;
    const id = this.needs.hit(event);
    if (id !== null) this.at(id);
    if (id === null || id !== this.here) this.ring.hide();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isTrusted && event.key === 'Escape') this.ring.hide();
  }
}

/** What stands at a place, as a reader sees it. */
const wordsOf = ({ block, span }: Annotation): string =>
  block.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();

/** Scrolls a place to the middle of the viewport, unless all of it can be seen already. */
export function bringIntoView(anchor: Anchor): void {
  const view = anchor.element.ownerDocument.defaultView;
  if (!view || isInSight(anchor, view)) return;
  anchor.element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  // Text in the midst of a long element may still be out of view.
  const { top, bottom } = anchor.getBoundingClientRect();
  if (!isInSight(anchor, view))
    view.scrollBy({ top: (top + bottom - view.innerHeight) / 2, behavior: 'instant' });
}

function isInSight(anchor: Anchor, view: Window): boolean {
  const { top, bottom } = anchor.getBoundingClientRect();
  return top >= 0 && bottom <= view.innerHeight;
}
