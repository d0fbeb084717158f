/** Claims that were found on this page, tied to their place there, and what shows them. */
import type { Claim } from '../detect/claim.ts';
import type { ListedClaim, PainterName } from '../shared/messages/messages.ts';
import type { ClaimPlace } from './places.ts';

/** A claim with the name that it has on this page as long as it stands there. */
export interface NamedClaim extends Claim {
  readonly id: string;
}

/** A place with claims that is shown as one: one mark, one card, one stop. */
export interface Annotation extends ClaimPlace<NamedClaim> {
  /** The id of its first claim; every piece of its mark carries it. */
  readonly id: string;
}

/**
 * How a place is shown: in full; quietly, because it was read or stands above already; neutrally, because what stands
 * there is only denied.
 */
export const TONES = ['full', 'quiet', 'denied'] as const;
export type Tone = (typeof TONES)[number];

/** Shows annotations on the page; each kind of painter has its own way of doing so. */
export interface Painter {
  readonly name: PainterName;
  /** Paints one annotation; false when its text is no longer where it was read. Paint a block's last place first. */
  paint(annotation: Annotation): boolean;
  /** Takes one annotation's paint away, and gives the text back if it was taken. */
  unpaint(annotation: Annotation): void;
  /** Whether the paint is as it was made, all of it still in the page. */
  isIntact(annotation: Annotation): boolean;
  setTone(annotation: Annotation, tone: Tone): void;
  /** The place that the card stands beside; null when it is gone. */
  anchorOf(annotation: Annotation): Anchor | null;
  /** What of the paint the keyboard reaches by itself; null when it reaches none of it. */
  tabStopOf(annotation: Annotation): HTMLElement | null;
  /** The id of the annotation that a click or key hits; null when it hits none. */
  hit(event: Event): string | null;
  /** What stands in an element that keeps its clicks to itself (a link, a button); null for nothing. */
  within(element: Element): Enclosed | null;
}

/** An annotation of which a part, or all, stands in one element. */
export interface Enclosed {
  readonly id: string;
  /** The place of that part. */
  readonly anchor: Anchor;
}

/** What a card can be placed beside and scrolled to. */
export interface Anchor {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRectList;
  /** Element that the anchor stands in, for scrolling and following. */
  readonly element: Element;
  /** The node with which it begins. */
  readonly start: Node;
}

/** A range as an anchor. */
export const rangeAnchor = (range: Range, element: Element): Anchor => ({
  element,
  start: range.startContainer,
  getBoundingClientRect: () => range.getBoundingClientRect(),
  getClientRects: () => range.getClientRects(),
});

/** An element as an anchor. */
export const elementAnchor = (element: Element): Anchor => ({
  element,
  start: element,
  getBoundingClientRect: () => element.getBoundingClientRect(),
  getClientRects: () => element.getClientRects(),
});

/** The quote as a reader sees it: runs of white space are one space. */
export const readableQuote = (claim: Pick<Claim, 'quote'>): string => claim.quote.replace(/\s+/g, ' ').trim();

/** Whether all that stands in a place is denied by the page. */
export const isDenial = ({ claims }: Annotation): boolean => claims.every(({ denied }) => denied);

/** The claims of a place as the popup lists them; what is denied is none. */
export function listed({ claims, block }: Annotation, painter: PainterName): ListedClaim[] {
  return claims
    .filter(({ denied }) => !denied)
    .map((claim) => {
      const { id, rule, family, verdict } = claim;
      return { id, quote: readableQuote(claim), rule, family, verdict, where: block.where, painter };
    });
}
