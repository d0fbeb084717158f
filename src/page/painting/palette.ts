/** Chooses the painter for each block of a page: marks where they do no harm, highlights where they might. */
import type { Painter } from '../annotation.ts';
import type { Painters } from '../annotations.ts';
import type { PageBlock } from '../reading/blocks.ts';
import { HighlightPainter } from './highlight-painter.ts';
import { listPainter } from './list-painter.ts';
import { MarkPainter } from './mark-painter.ts';
import { OutlinePainter } from './outline-painter.ts';
import { RootStyles } from './root-styles.ts';

/** Splitting a text node copies it, so longer ones (UTF-16 units) are not split. */
const LONGEST_SPLIT = 50_000;
/** How often a page may undo a block's marks before its nodes are left alone. */
const MOST_UNDONE = 2;

export class Palette implements Painters {
  readonly last = listPainter;
  readonly marks: MarkPainter;
  readonly outlines = new OutlinePainter();
  private readonly styles = new RootStyles();
  private readonly highlights = new HighlightPainter(this.styles);
  private readonly undone = new WeakMap<Element, number>();
  private touches = true;

  /** @param description what a screen reader says of a mark. */
  constructor(description: string) {
    this.marks = new MarkPainter(description);
  }

  /** Whether the page's own nodes may be touched. */
  get mayTouch(): boolean {
    return this.touches;
  }

  /** From now on the page's nodes are left alone: they belong to a framework. */
  leaveNodes(): void {
    this.touches = false;
  }

  forBlock(block: PageBlock): readonly Painter[] {
    const { element } = block;
    if (block.where === 'alt' && element.localName === 'img' && this.touches) return [this.outlines];
    if (block.where !== 'text') return [listPainter];
    // Components hold on to the text of their shadow roots as frameworks do.
    const isFree = this.touches && !element.shadowRoot && element.getRootNode() === element.ownerDocument;
    const isSmall = block.pieces.every(({ node }) => node.length <= LONGEST_SPLIT);
    const mayMark = isFree && isSmall && (this.undone.get(element) ?? 0) < MOST_UNDONE;
    return mayMark ? [this.marks, this.highlights, listPainter] : [this.highlights, listPainter];
  }

  onUndone(painter: Painter, { element }: PageBlock): void {
    if (painter === this.marks) this.undone.set(element, (this.undone.get(element) ?? 0) + 1);
  }

  hit(event: Event): string | null {
    return this.marks.hit(event) ?? this.highlights.hit(event) ?? this.outlines.hit(event);
  }

  /** Takes away what painters leave in the page besides their paint. */
  end(): void {
    this.styles.clear();
  }
}
