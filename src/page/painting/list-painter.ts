/** Paints nothing: for text that is no text node (titles, labels), and for what no other painter could paint. */
import { type Anchor, type Annotation, elementAnchor, type Painter, rangeAnchor } from '../annotation.ts';
import { hull, stretchesOf } from '../reading/blocks.ts';

export const listPainter: Painter = {
  name: 'list',
  paint: () => true,
  unpaint: () => undefined,
  isIntact: ({ block }) => block.element.isConnected,
  setTone: () => undefined,
  hit: () => null,
  tabStopOf: () => null,
  within: () => null,

  /** The claim's text as it stands now; the element that carries it, where it is an attribute. */
  anchorOf({ block, span }: Annotation): Anchor | null {
    if (!block.element.isConnected) return null;
    const range = hull(stretchesOf(block, span) ?? []);
    return range ? rangeAnchor(range, block.element) : elementAnchor(block.element);
  },
};
