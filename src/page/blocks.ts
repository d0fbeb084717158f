/**
 * Cuts a document into blocks: readable units whose text goes to detection, each with a map back to the text nodes
 * that it was read from. Inline elements do not split a block, block borders always do.
 */
import type { Block, BlockKind, Span } from '../detect/claim.ts';
import type { Where } from '../shared/messages.ts';

/** A text node's place in a block's text: UTF-16 offset of its first character. */
interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** A block of a page. Blocks of text have pieces; those read from attributes have none. */
export interface PageBlock extends Block {
  /** The element that holds the block's text (or the attribute). */
  readonly element: Element;
  readonly where: Where;
  readonly pieces: readonly Piece[];
}

/** Elements that stand in a line of text; every other element is a border between blocks. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rp rt ruby s small span strike ' +
    'strong sub sup time tt u var wbr slot button summary'
  ).split(' '),
);

/** Never read, and a gap in the line that they stand in: code, formulas, pictures, fields. */
const UNREAD_INLINE = new Set(
  'code kbd samp svg math canvas textarea input select datalist option meter progress img br script'.split(
    ' ',
  ),
);

/** Never read, and a border between blocks. */
const UNREAD = new Set('style noscript template video audio iframe frame object embed head map'.split(' '));

const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  dt: 'heading',
  legend: 'heading',
  caption: 'heading',
  li: 'item',
  dd: 'item',
  td: 'cell',
  th: 'cell',
  button: 'button',
};

/** Characters of text read from one document at most; beyond it, the report says that a cap was reached. */
export const MOST_TEXT = 4_000_000;

export interface Reading {
  readonly blocks: PageBlock[];
  /** True when the document holds more text than is read. */
  readonly capped: boolean;
}

// `Node`'s constants, so that documents parsed outside of a browser can be read as well.
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

const tagOf = (element: Element): string => element.localName.toLowerCase();

function isEditable(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  return /^(?:textbox|searchbox|combobox)$/.test(element.getAttribute('role') ?? '');
}

/** Whether an element and all that is in it stay unread. */
export function isUnread(element: Element): boolean {
  const tag = tagOf(element);
  return (
    UNREAD.has(tag) ||
    UNREAD_INLINE.has(tag) ||
    element.hasAttribute('data-spotcheck-card') ||
    isEditable(element)
  );
}

/** The kind of a block by the nearest ancestor that tells (a paragraph in a list item is the item's). */
function kindOf(element: Element): BlockKind {
  for (let at: Element | null = element, up = 0; at && up < 4; at = at.parentElement, up++) {
    if (at.getAttribute('role') === 'heading') return 'heading';
    const kind = KINDS[tagOf(at)];
    if (kind !== undefined) return kind;
    if (up > 0 && !INLINE.has(tagOf(at)) && at.childElementCount > 1) break;
  }
  return 'text';
}

/** Line breaks of the source are spaces to a reader; one for one, so that offsets stay the nodes' own. */
const asRead = (data: string): string => data.replace(/[\t\n\f\r]/g, ' ');

/** Collects the text of one block while the walk is in it. */
class OpenBlock {
  private text = '';
  private pieces: Piece[] = [];

  get length(): number {
    return this.text.length;
  }

  add(node: Text): void {
    if (node.data === '') return;
    this.pieces.push({ node, start: this.text.length });
    this.text += asRead(node.data);
  }

  /** A gap that a reader sees and no text node holds: a line break, a picture, a piece of code. */
  gap(character: '\n' | ' '): void {
    if (this.text !== '') this.text += character;
  }

  /** Ends the block: hands out what was collected, if there is more than white space, and starts afresh. */
  end(element: Element): PageBlock | null {
    const { text, pieces } = this;
    this.text = '';
    this.pieces = [];
    if (text.trim() === '') return null;
    return { element, where: 'text', kind: kindOf(element), text, pieces };
  }
}

type IsBorder = (element: Element) => boolean;

/** The block-level element that a text node's block belongs to. */
function blockElement(node: Node, isBorder: IsBorder): Element | null {
  let element = node.parentElement;
  while (element && INLINE.has(tagOf(element)) && !isBorder(element) && element.parentElement)
    element = element.parentElement;
  return element;
}

function attributeBlock(element: Element, text: string, kind: BlockKind, where: Where): PageBlock | null {
  return text.trim() === '' ? null : { element, where, kind, text: asRead(text), pieces: [] };
}

/** The document's title and description, which searches and shared links show. */
function headBlocks(document: Document): PageBlock[] {
  const title = document.querySelector('head > title');
  const meta = document.querySelector('meta[name="description" i]');
  return [
    title && attributeBlock(title, document.title, 'title', 'title'),
    meta && attributeBlock(meta, meta.getAttribute('content') ?? '', 'text', 'meta'),
  ].filter((block) => block !== null);
}

/**
 * Reads a whole document.
 * @param root where to start, as a rule `document.body`.
 * @param isBorder says of an element that is inline by its name whether the page shows it as a block.
 * @returns the blocks in page order, the title's and the description's first.
 */
export function readBlocks(root: Element, isBorder: IsBorder = () => false): Reading {
  const blocks = headBlocks(root.ownerDocument);
  const open = new OpenBlock();
  let owner: Element | null = null;
  let read = 0;

  const endBlock = () => {
    const block = owner && open.end(owner);
    if (block) blocks.push(block);
    owner = null;
  };

  // An explicit stack: pages nest deeper than calls can.
  const rest: (Node | (() => void))[] = [root];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'function') {
      next();
    } else if (next.nodeType === TEXT_NODE) {
      owner ??= blockElement(next, isBorder);
      open.add(next as Text);
      read += (next as Text).length;
      if (read > MOST_TEXT) break;
    } else if (next.nodeType === ELEMENT_NODE) {
      const element = next as Element;
      const tag = tagOf(element);
      if (tag === 'img') {
        const alt = attributeBlock(element, element.getAttribute('alt') ?? '', 'alt', 'alt');
        if (alt) blocks.push(alt);
      }
      if (isUnread(element)) {
        if (UNREAD_INLINE.has(tag)) open.gap(tag === 'br' ? '\n' : ' ');
        else endBlock();
        continue;
      }
      const isOwnBlock = tag === 'button' || tag === 'summary';
      if (isOwnBlock || !INLINE.has(tag) || isBorder(element)) {
        endBlock();
        rest.push(endBlock);
      }
      if (isOwnBlock) owner = element;
      for (let child = element.lastChild; child; child = child.previousSibling) rest.push(child);
    }
  }
  endBlock();
  return { blocks, capped: read > MOST_TEXT };
}

/** A span of a block's text as a DOM range over the nodes that it was read from; null when they are gone. */
export function rangeOf(block: PageBlock, span: Span): Range | null {
  const from = placeOf(block, span.start, 'start');
  const to = placeOf(block, span.end, 'end');
  if (!from?.node.isConnected || !to?.node.isConnected) return null;
  if (from.offset > from.node.length || to.offset > to.node.length) return null;
  const range = block.element.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The text node and offset in it of an offset in the block; at a border an end belongs to the node before. */
function placeOf(
  block: PageBlock,
  offset: number,
  edge: 'start' | 'end',
): { node: Text; offset: number } | null {
  let found: Piece | null = null;
  for (const piece of block.pieces) {
    if (edge === 'start' ? piece.start > offset : piece.start >= offset) break;
    found = piece;
  }
  return found && { node: found.node, offset: offset - found.start };
}
