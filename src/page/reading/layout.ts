/**
 * What the page's style makes of elements that are inline by their name: a `<span>` label over a heading is a block
 * to a reader. Asking every element for its style costs more than all the rest, so it is asked only where a claim
 * was found, and remembered.
 */
import type { PageBlock } from './blocks.ts';

/** `display` values that leave an element in its line; flex and grid items compute to block ones. */
const IN_LINE = /^(?:inline|contents|none|ruby)/;

export class Layout {
  private readonly looked = new WeakSet<Element>();
  private readonly borders = new WeakSet<Element>();

  /** Whether an inline element is known to be shown as a block of its own. */
  isBorder(element: Element): boolean {
    return this.borders.has(element);
  }

  /** Looks at the inline elements of a block. @returns those that turned out to be blocks. */
  learn(block: PageBlock): Element[] {
    const found: Element[] = [];
    for (const { node } of block.pieces)
      for (let at = node.parentElement; at && at !== block.element; at = at.parentElement)
        if (this.look(at)) found.push(at);
    return found;
  }

  private look(element: Element): boolean {
    if (this.looked.has(element)) return false;
    this.looked.add(element);
    const view = element.ownerDocument.defaultView;
    if (!view || IN_LINE.test(view.getComputedStyle(element).display)) return false;
    this.borders.add(element);
    return true;
  }
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
