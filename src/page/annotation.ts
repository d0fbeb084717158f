/** A claim that was found on this page, tied to its place there. */
import type { Claim } from '../detect/claim.ts';
import type { ListedClaim, PainterName } from '../shared/messages.ts';
import type { PageBlock } from './reading/blocks.ts';

export interface Annotation {
  /** Names the claim on this page as long as it stands there; every piece of its mark carries it. */
  readonly id: string;
  readonly claim: Claim;
  readonly block: PageBlock;
}

/** How loudly a claim is shown: in full, or quietly, because it was read or stands above already. */
export type Tone = 'full' | 'quiet';

/** Shows annotations on the page; each kind of painter has its own way of doing so. */
export interface Painter {
  readonly name: PainterName;
  /** Paints one annotation; false when its text is no longer where it was read. Paint a block's last claim first. */
  paint(annotation: Annotation): boolean;
  /** Takes one annotation's paint away, and gives the text back if it was taken. */
  unpaint(annotation: Annotation): void;
  /** Whether the paint is as it was made, all of it still in the page. */
  isIntact(annotation: Annotation): boolean;
  setTone(annotation: Annotation, tone: Tone): void;
  /** The place that the card stands beside; null when it is gone. */
  anchorOf(annotation: Annotation): Anchor | null;
  /** The id of the annotation that a click or key hits; null when it hits none. */
  hit(event: Event): string | null;
}

/** What a card can be placed beside and scrolled to. */
export interface Anchor {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRectList;
  /** Element that the anchor stands in, for scrolling and following. */
  readonly element: Element;
}

/** A range as an anchor. */
export const rangeAnchor = (range: Range, element: Element): Anchor => ({
  element,
  getBoundingClientRect: () => range.getBoundingClientRect(),
  getClientRects: () => range.getClientRects(),
});

/** The quote as a reader sees it: runs of white space are one space. */
export const readableQuote = (claim: Claim): string => claim.quote.replace(/\s+/g, ' ').trim();

export function listed({ id, claim, block }: Annotation, painter: PainterName): ListedClaim {
  const { rule, family, verdict } = claim;
  return { id, quote: readableQuote(claim), rule, family, verdict, where: block.where, painter };
}
