/**
 * Paints with mark.js: wraps a claim's text in `<mark data-spotcheck="ID">`, a piece for each text node.
 *
 * mark.js is given the smallest element that holds the claim, never the whole body: on a whole page it is many
 * times slower and joins text over block borders. Its `unmark()` is not used: that calls `normalize()`, which
 * merges text nodes of the page's own and breaks scripts that hold on to them.
 */
import Mark from 'mark.js';
import type { Anchor, Annotation, Painter } from './annotation.ts';
import { rangeOf } from './blocks.ts';

export const MARK_ATTRIBUTE = 'data-spotcheck';

/** What a click or the Enter key belongs to before it belongs to a mark. */
const INTERACTIVE =
  'a[href], button, summary, label, select, option, input, textarea, ' +
  '[role="button" i], [role="link" i], [role="tab" i], [role="menuitem" i], [role="option" i], [role="switch" i]';

/** The nearest link, button or the like that a mark's piece stands in, so that a click keeps its old meaning. */
export const interactiveAround = (piece: Element): Element | null =>
  piece.parentElement?.closest(INTERACTIVE) ?? null;

/** The text nodes that mark.js counts in an element: its own defaults leave these parents out. */
const UNCOUNTED = 'script, style, title, head, html';

/** Where a range begins and how long it is, in the text of `root` as mark.js joins it. */
function countedRange(root: Element, range: Range): { start: number; length: number } | null {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let position = 0;
  let start = -1;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node === range.startContainer) start = position + range.startOffset;
    if (node === range.endContainer) {
      const length = position + range.endOffset - start;
      return start < 0 || length <= 0 ? null : { start, length };
    }
    if (!node.parentElement?.matches(UNCOUNTED)) position += node.length;
  }
  return null;
}

/** Puts a piece's text back into the node that it was split from, which still stands before it. */
function giveTextBack(piece: Element): void {
  const { previousSibling: before, nextSibling: after } = piece;
  const text = piece.textContent ?? '';
  const untouched = piece.childNodes.length === 1 && before instanceof Text && after instanceof Text;
  if (untouched) {
    before.appendData(text + after.data);
    after.remove();
    piece.remove();
  } else {
    // The page changed the neighbours: keep what it put into the piece, and touch nothing else.
    piece.replaceWith(...piece.childNodes);
  }
}

export class MarkPainter implements Painter {
  readonly name = 'mark';
  private readonly pieces = new Map<string, HTMLElement[]>();

  /** @param description what a screen reader says of a mark. */
  constructor(private readonly description: string) {}

  paint({ id, claim, block }: Annotation): boolean {
    const range = rangeOf(block, claim);
    if (!range) return false;
    const holder = range.commonAncestorContainer;
    const root = holder instanceof Element ? holder : holder.parentElement;
    const place = root && countedRange(root, range);
    if (!root || !place) return false;

    const pieces: HTMLElement[] = [];
    new Mark(root as HTMLElement).markRanges([place], {
      element: 'mark',
      each: (piece) => pieces.push(piece as HTMLElement),
    });
    for (const piece of pieces) dress(piece, id);
    if (pieces.length === 0) return false;
    this.pieces.set(id, pieces);
    this.makeTabStop(pieces);
    return true;
  }

  unpaint({ id }: Annotation): void {
    // Backwards, so that a piece's neighbours are still as mark.js left them.
    for (const piece of this.pieces.get(id)?.toReversed() ?? []) if (piece.isConnected) giveTextBack(piece);
    this.pieces.delete(id);
  }

  isIntact({ id, block }: Annotation): boolean {
    const pieces = this.pieces.get(id) ?? [];
    return (
      pieces.length > 0 &&
      pieces.every((piece) => block.element.contains(piece) && piece.getAttribute(MARK_ATTRIBUTE) === id)
    );
  }

  anchorOf({ id }: Annotation): Anchor | null {
    const pieces = this.pieces.get(id);
    const [first] = pieces ?? [];
    const last = pieces?.at(-1);
    if (!first?.isConnected || !last?.isConnected) return null;
    const range = first.ownerDocument.createRange();
    range.setStartBefore(first);
    range.setEndAfter(last);
    return {
      element: first,
      getBoundingClientRect: () => range.getBoundingClientRect(),
      getClientRects: () => range.getClientRects(),
    };
  }

  /** The id of the claim whose mark this is; null for marks that are not ours or were copied by the page. */
  idOf(piece: Element): string | null {
    const id = piece.getAttribute(MARK_ATTRIBUTE);
    return id !== null && this.pieces.get(id)?.includes(piece as HTMLElement) ? id : null;
  }

  /** The piece by which the keyboard reaches a claim; null when the whole claim stands in links or buttons. */
  tabStopOf(id: string): HTMLElement | null {
    return this.pieces.get(id)?.find((piece) => !interactiveAround(piece)) ?? null;
  }

  private makeTabStop(pieces: HTMLElement[]): void {
    const stop = pieces.find((piece) => !interactiveAround(piece));
    if (!stop) return;
    stop.tabIndex = 0;
    stop.setAttribute('role', 'button');
    stop.setAttribute('aria-haspopup', 'dialog');
    stop.setAttribute('aria-description', this.description);
  }
}

function dress(piece: HTMLElement, id: string): void {
  piece.setAttribute(MARK_ATTRIBUTE, id);
  // mark.js's own attribute goes: a page that uses mark.js would take our marks for its own.
  piece.removeAttribute('data-markjs');
  // Neutral without our style sheet, which Firefox takes away before it tells us that the extension goes; set
  // through the CSSOM, which a page's content security policy leaves alone.
  piece.style.setProperty('all', 'unset');
  if (interactiveAround(piece)) piece.setAttribute('data-spotcheck-quiet', '');
}

/** Takes away marks that an earlier instance of the extension left in this document. */
export function removeLeftovers(document: Document): void {
  for (const piece of document.querySelectorAll(`mark[${MARK_ATTRIBUTE}]`)) giveTextBack(piece);
  for (const host of document.querySelectorAll('[data-spotcheck-card]')) host.remove();
}
