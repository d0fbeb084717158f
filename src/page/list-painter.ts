/** Paints nothing: for pages whose nodes may not be wrapped, and for text that is no text node (titles, alt). */
import type { Anchor, Annotation, Painter } from './annotation.ts';
import { rangeOf } from './blocks.ts';

export const listPainter: Painter = {
  name: 'list',
  paint: () => true,
  unpaint: () => undefined,
  isIntact: ({ block }) => block.element.isConnected,

  /** The claim's text as it stands now; the element that carries it, where it is an attribute. */
  anchorOf({ block, claim }: Annotation): Anchor | null {
    const place = rangeOf(block, claim) ?? block.element;
    return {
      element: block.element,
      getBoundingClientRect: () => place.getBoundingClientRect(),
      getClientRects: () => place.getClientRects(),
    };
  },
};
