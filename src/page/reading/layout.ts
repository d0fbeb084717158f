/**
 * What the page's style makes of text: a `<span>` over a heading is a block to a reader, one that is not displayed
 * is nothing, and lines that are kept are lines. Asking every element for its style costs more than all the rest, so
 * it is asked only where a claim was found, and remembered.
 */
import type { PageBlock } from './blocks.ts';
import { type LineBreaks, lineBreaksByName } from './line-breaks.ts';

/** `display` values that leave an element in its line; flex and grid items compute to block ones. */
const IN_LINE = /^(?:inline|contents|ruby)/;

/** What an element that is inline by its name is to a reader. */
type Look = 'line' | 'border' | 'unseen';

export class Layout {
  private readonly looks = new WeakMap<Element, Look>();
  private readonly unseen = new Set<Element>();
  private readonly lines = new WeakMap<Element, LineBreaks>();

  /** Whether an inline element is known to be shown as a block of its own. */
  isBorder(element: Element): boolean {
    return this.looks.get(element) === 'border';
  }

  /** Whether an inline element is known to be kept out of sight. */
  isUnseen(element: Element): boolean {
    return this.looks.get(element) === 'unseen';
  }

  /** What line breaks in a block's text are to a reader, by its style if that was asked for. */
  lineBreaksIn(element: Element): LineBreaks {
    return this.lines.get(element) ?? lineBreaksByName(element);
  }

  /** Looks at a block and the inline elements in it. @returns those that have to be read otherwise than they were. */
  learn(block: PageBlock): Element[] {
    const found = this.learnLines(block) ? [block.element] : [];
    const elements = new Set<Element>();
    for (const { node } of block.pieces)
      for (let at = node.parentElement; at && at !== block.element; at = at.parentElement) elements.add(at);
    for (const element of elements) {
      if (this.looks.has(element)) continue;
      const look = lookOf(element, block.element);
      this.looks.set(element, look);
      if (look === 'unseen') this.unseen.add(element);
      if (look !== 'line') found.push(element);
    }
    return found;
  }

  /** Looks again at what was out of sight. @returns what is not any more, or is gone. */
  relook(): Element[] {
    const others = [...this.unseen].filter((element) => !element.isConnected || isShown(element));
    for (const element of others) {
      this.unseen.delete(element);
      this.looks.delete(element);
    }
    return others;
  }

  /** @returns whether the block's line breaks are others than its name says */
  private learnLines({ element, pieces }: PageBlock): boolean {
    if (pieces.length === 0 || this.lines.has(element)) return false;
    const byName = lineBreaksByName(element);
    const collapse = styleOf(element)?.getPropertyValue('white-space-collapse') ?? '';
    const keepsLines = /^(?:preserve|preserve-breaks|break-spaces)$/.test(collapse);
    const byStyle = keepsLines ? (byName === 'wrapped' ? 'wrapped' : 'kept') : 'spaces';
    this.lines.set(element, byStyle);
    return byStyle !== byName && pieces.some(({ node }) => node.data.includes('\n'));
  }
}

const styleOf = (element: Element): CSSStyleDeclaration | undefined =>
  element.ownerDocument.defaultView?.getComputedStyle(element);

function lookOf(element: Element, block: Element): Look {
  const style = styleOf(element);
  if (!style) return 'line';
  if (style.display === 'none') return 'unseen';
  // In a block that is hidden as a whole everything inherits it, and nothing tells its parts apart.
  if (style.visibility !== 'visible' && styleOf(block)?.visibility === 'visible') return 'unseen';
  return IN_LINE.test(style.display) ? 'line' : 'border';
}

/**
 * Whether a reader can see an element's text now. Nothing else asks the page for its layout, and only claims ask
 * this.
 */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < (element.ownerDocument.defaultView?.innerHeight ?? 0);
}
