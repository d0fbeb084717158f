/**
 * Blocks: the readable units of a document whose text goes to detection, each with a map back to the text nodes
 * that it was read from.
 */
import type { Block, BlockKind, Span } from '../../detect/claim.ts';
import type { Where } from '../../shared/messages/messages.ts';
import { kindOf } from './elements.ts';
import { asRead, type LineBreaks } from './line-breaks.ts';

/** A text node's place in a block's text, in UTF-16 units. */
interface Piece {
  readonly node: Text;
  /** Where its first character stands in the block. */
  readonly start: number;
  /** How much was read from it. */
  readonly length: number;
}

/** A stretch of one text node, `to` exclusive. */
export interface Stretch {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** A block of a page. Blocks of text have pieces; those read from attributes have none. */
export interface PageBlock extends Block {
  /** The element that holds the block's text (or the attribute). */
  readonly element: Element;
  readonly where: Where;
  readonly pieces: readonly Piece[];
}

/** Characters of one block at most: what is longer is no prose, and detection reads a block in one go. */
export const MOST_BLOCK = 200_000;

/** White space alike, whatever it was read as. */
const flat = (text: string): string => asRead(text, 'spaces');

/** Collects the text of one block while the walk is in it. */
export class OpenBlock {
  private texts: string[] = [];
  private pieces: Piece[] = [];
  private length = 0;
  private cut = false;

  /** True when some block was longer than is read. */
  get wasCut(): boolean {
    return this.cut;
  }

  /** Adds a text node. @returns the characters that it holds. */
  add(node: Text, lineBreaks: LineBreaks): number {
    const { data } = node;
    if (data === '') return 0;
    const room = MOST_BLOCK - this.length;
    if (data.length > room) this.cut = true;
    if (room > 0) {
      const text = asRead(data.length > room ? data.slice(0, room) : data, lineBreaks);
      this.pieces.push({ node, start: this.length, length: text.length });
      this.push(text);
    }
    return data.length;
  }

  /** A gap that a reader sees and no text node holds: a line break, a picture, a piece of code. */
  gap(character: '\n' | ' '): void {
    if (this.length > 0) this.push(character);
  }

  /** Ends the block: hands out what was collected, if there is more than white space, and starts afresh. */
  end(element: Element): PageBlock | null {
    if (this.length === 0) return null;
    const text = this.texts.length === 1 ? (this.texts[0] ?? '') : this.texts.join('');
    const { pieces } = this;
    this.drop();
    if (!/\S/.test(text)) return null;
    return { element, where: 'text', kind: kindOf(element), text, pieces };
  }

  /** Forgets what was collected. */
  drop(): void {
    this.texts = [];
    this.pieces = [];
    this.length = 0;
  }

  private push(text: string): void {
    this.texts.push(text);
    this.length += text.length;
  }
}

/** A block of text that stands in no text node; null when there is nothing in it. */
export function attributeBlock(
  element: Element,
  text: string | null,
  kind: BlockKind,
  where: Where,
): PageBlock | null {
  if (text === null || !/\S/.test(text)) return null;
  return { element, where, kind, text: flat(text).slice(0, MOST_BLOCK), pieces: [] };
}

/** What a span of a block covers of the page's text nodes, in order; null when they no longer read as they did. */
export function stretchesOf({ text, pieces }: PageBlock, span: Span): Stretch[] | null {
  const stretches: Stretch[] = [];
  for (const { node, start, length } of pieces) {
    const from = Math.max(0, span.start - start);
    const to = Math.min(length, span.end - start);
    if (from >= to) continue;
    // A node may be shorter now because a later claim was split off it; what stands before stays as it was.
    if (!node.isConnected || flat(node.data.slice(0, to)) !== flat(text.slice(start, start + to)))
      return null;
    stretches.push({ node, from, to });
  }
  return stretches.length > 0 ? stretches : null;
}

/** Ranges as one, from the first one's start to the last one's end. */
export function hull(stretches: readonly Stretch[]): Range | null {
  const first = stretches[0];
  const last = stretches.at(-1);
  if (!first || !last) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  return range;
}
