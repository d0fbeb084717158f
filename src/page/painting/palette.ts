/** Chooses the painter for each block of a page: marks where they do no harm, highlights where they might. */
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/settings/preferences.ts';
import type { Enclosed, Painter } from '../annotation.ts';
import type { Painters } from '../annotations.ts';
import type { PageBlock } from '../reading/blocks.ts';
import { HighlightPainter } from './highlight-painter.ts';
import { listPainter } from './list-painter.ts';
import { type MarkDescriptions, MarkPainter } from './mark-painter.ts';
import { OutlinePainter } from './outline-painter.ts';
import { RootStyles } from './root-styles.ts';

/** How claims are to be painted, as far as the user decides it. */
export type Look = Pick<Preferences, 'painter' | 'strength'>;

/** Splitting a text node copies it, so longer ones (UTF-16 units) are not split. */
const LONGEST_SPLIT = 50_000;
/** How often a page may undo what we did to a block's nodes before they are left alone. */
const MOST_UNDONE = 2;

export class Palette implements Painters {
  readonly last = listPainter;
  readonly marks: MarkPainter;
  readonly outlines = new OutlinePainter();
  private readonly styles = new RootStyles();
  private readonly highlights = new HighlightPainter(this.styles);
  private readonly undone = new WeakMap<Element, number>();
  private touches = true;
  private look: Look = DEFAULT_PREFERENCES;
  private concealed = false;

  constructor(descriptions: MarkDescriptions) {
    this.marks = new MarkPainter(descriptions);
  }

  /** Whether it depends on the page being no framework's how it is painted. */
  get heedsFrameworks(): boolean {
    return this.touches && !this.concealed && this.look.painter !== 'mark';
  }

  /** True while nothing is painted at all. */
  get isConcealed(): boolean {
    return this.concealed;
  }

  /** From now on claims are listed only, or painted again. */
  conceal(concealed: boolean): void {
    this.concealed = concealed;
  }

  /**
   * From now on claims are painted like this; a new strength shows at once.
   * @returns whether what is painted has to be painted anew
   */
  apply(look: Look): boolean {
    const before = this.look;
    this.look = look;
    if (look.strength !== before.strength)
      for (const painter of [this.marks, this.highlights]) painter.setStrength(look.strength);
    return look.painter !== before.painter;
  }

  /** From now on the page's nodes are left alone: they belong to a framework. */
  leaveNodes(): void {
    this.touches = false;
  }

  forBlock(block: PageBlock): readonly Painter[] {
    const { element } = block;
    if (this.concealed) return [listPainter];
    const mayOutline = block.where === 'alt' && element.localName === 'img' && this.touches;
    if (mayOutline && this.isPatient(element)) return [this.outlines];
    if (block.where !== 'text') return [listPainter];
    return this.mayMark(block) ? [this.marks, this.highlights, listPainter] : [this.highlights, listPainter];
  }

  private mayMark({ element, pieces }: PageBlock): boolean {
    const { painter } = this.look;
    if (painter === 'highlight' || (painter === 'auto' && !this.touches)) return false;
    // Components hold on to the text of their shadow roots as frameworks do.
    const isFree = !element.shadowRoot && element.getRootNode() === element.ownerDocument;
    const isSmall = pieces.every(({ node }) => node.length <= LONGEST_SPLIT);
    return isFree && isSmall && this.isPatient(element);
  }

  /** Whether the page has left our work on an element alone, as far as is known. */
  private isPatient(element: Element): boolean {
    return (this.undone.get(element) ?? 0) < MOST_UNDONE;
  }

  onUndone(painter: Painter, { element }: PageBlock): void {
    if (painter === this.marks || painter === this.outlines)
      this.undone.set(element, (this.undone.get(element) ?? 0) + 1);
  }

  hit(event: Event): string | null {
    return this.marks.hit(event) ?? this.highlights.hit(event) ?? this.outlines.hit(event);
  }

  /** The claim that stands, painted, in an element that keeps its clicks to itself; null when none does. */
  within(element: Element): Enclosed | null {
    return this.marks.within(element) ?? this.highlights.within(element) ?? this.outlines.within(element);
  }

  /** Takes away what painters leave in the page besides their paint. */
  end(): void {
    this.styles.clear();
  }
}
