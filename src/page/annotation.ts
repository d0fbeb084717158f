/** A claim that was found on this page, tied to its place there. */
import type { Claim } from '../detect/claim.ts';
import type { ListedClaim, PainterName } from '../shared/messages.ts';
import type { PageBlock } from './blocks.ts';

export interface Annotation {
  /** Names the claim on this page as long as it stands there; every piece of its mark carries it. */
  readonly id: string;
  readonly claim: Claim;
  readonly block: PageBlock;
}

/**
 * Shows annotations on the page. Two kinds of painters share this: one that wraps text (mark.js) and one that
 * paints ranges and leaves the nodes alone; `ListPainter` shows nothing and stands in where neither may work.
 */
export interface Painter {
  readonly name: PainterName;
  /** Paints one annotation; false when its text is no longer where it was read. Paint a block's last claim first. */
  paint(annotation: Annotation): boolean;
  /** Takes one annotation's paint away and gives its text back. */
  unpaint(annotation: Annotation): void;
  /** Whether the paint is as it was made, all of it still in the page. */
  isIntact(annotation: Annotation): boolean;
  /** The place that the card stands beside; null when it is gone. */
  anchorOf(annotation: Annotation): Anchor | null;
}

/** What a card can be placed beside and scrolled to. */
export interface Anchor {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRectList;
  /** Element that the anchor stands in, for scrolling and following. */
  readonly element: Element;
}

/** The quote as a reader sees it: runs of white space are one space. */
export const readableQuote = (claim: Claim): string => claim.quote.replace(/\s+/g, ' ').trim();

export function listed({ id, claim, block }: Annotation, painter: PainterName): ListedClaim {
  const { rule, family, verdict } = claim;
  return { id, quote: readableQuote(claim), rule, family, verdict, where: block.where, painter };
}
