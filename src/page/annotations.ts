/**
 * The page's annotations and how a new detection changes them: what still stands stays untouched, what is gone is
 * unpainted, what is new is painted.
 */
import type { Claim } from '../detect/claim.ts';
import type { ListedClaim } from '../shared/messages.ts';
import { type Anchor, type Annotation, listed, type Painter } from './annotation.ts';
import type { PageBlock } from './blocks.ts';
import { listPainter } from './list-painter.ts';

/** Marks on one page at most; claims beyond are listed only. */
export const MOST_MARKS = 500;

/** How often a page may undo a block's paint before that block is left alone. */
const MOST_UNDONE = 2;

/** A claim with the block that it was found in. */
export interface Found {
  readonly claim: Claim;
  readonly block: PageBlock;
}

interface Shown {
  annotation: Annotation;
  readonly painter: Painter;
}

/** Says of a claim whether it is the same one in the same block after the page was read anew. */
const sameClaim = (a: Found, b: Found): boolean =>
  a.block.where === b.block.where &&
  a.claim.rule === b.claim.rule &&
  a.claim.start === b.claim.start &&
  a.claim.quote === b.claim.quote;

/** What was found, by the element that holds its block. */
function byElement<T extends Found>(found: Iterable<T>): Map<Element, T[]> {
  const index = new Map<Element, T[]>();
  for (const one of found) {
    const here = index.get(one.block.element);
    if (here) here.push(one);
    else index.set(one.block.element, [one]);
  }
  return index;
}

const inPageOrder = (a: Shown, b: Shown): number =>
  a.annotation.claim.block - b.annotation.claim.block || a.annotation.claim.start - b.annotation.claim.start;

export class Annotations {
  private readonly shown = new Map<string, Shown>();
  private readonly undone = new WeakMap<Element, number>();
  private lastId = 0;
  private isFull = false;

  /** @param marks paints wherever the page's nodes may be wrapped (see `stopWrapping`). */
  constructor(private readonly marks: Painter) {}

  private mayWrap = true;

  /** From now on the page's nodes are left alone: all paint goes, and what is found later is listed only. */
  stopWrapping(): void {
    this.mayWrap = false;
    this.clear();
  }

  get size(): number {
    return this.shown.size;
  }

  get wraps(): boolean {
    return this.mayWrap;
  }

  /** True when a cap left claims unpainted. */
  get capped(): boolean {
    return this.isFull;
  }

  /**
   * Takes away what is no longer found or no longer as it was painted, and ties the rest to the new reading.
   * @returns true when paint was taken off: the page's text nodes are others now, so it must be read again before
   *   anything is added.
   */
  removeStale(found: readonly Found[]): boolean {
    const standing = byElement(found);
    let unpainted = false;
    for (const [id, one] of this.shown) {
      const { annotation, painter } = one;
      const again = standing.get(annotation.block.element)?.find((other) => sameClaim(other, annotation));
      const isIntact = painter.isIntact(annotation);
      if (again && isIntact) {
        one.annotation = { ...again, id };
        continue;
      }
      if (again) this.countUndone(annotation.block.element);
      this.remove(id);
      unpainted ||= painter === this.marks;
    }
    return unpainted;
  }

  /** Whether any of these is not shown yet. */
  hasFresh(found: readonly Found[]): boolean {
    return this.fresh(found).length > 0;
  }

  /** Shows what is not shown yet. @returns whether there was any. */
  add(found: readonly Found[]): boolean {
    const fresh = this.fresh(found).map((one): Annotation => ({ id: this.nextId(), ...one }));
    // A block's last claim first: splitting a text node leaves the offsets before the split as they are.
    for (const annotation of fresh.toReversed()) this.show(annotation);
    return fresh.length > 0;
  }

  clear(): void {
    for (const id of [...this.shown.keys()]) this.remove(id);
  }

  /** The claims in page order, as the popup lists them. */
  listed(): ListedClaim[] {
    return [...this.shown.values()]
      .sort(inPageOrder)
      .map(({ annotation, painter }) => listed(annotation, painter.name));
  }

  get(id: string): Annotation | null {
    return this.shown.get(id)?.annotation ?? null;
  }

  /** The place of a claim that the card stands beside; null when it is gone. */
  anchorOf(id: string): Anchor | null {
    const one = this.shown.get(id);
    return one ? one.painter.anchorOf(one.annotation) : null;
  }

  private fresh(found: readonly Found[]): Found[] {
    const known = byElement([...this.shown.values()].map(({ annotation }) => annotation));
    return found.filter((one) => !known.get(one.block.element)?.some((other) => sameClaim(one, other)));
  }

  private nextId(): string {
    this.lastId += 1;
    return `c${this.lastId}`;
  }

  private show(annotation: Annotation): void {
    const painter = this.painterFor(annotation);
    const shownBy = painter.paint(annotation) ? painter : listPainter;
    this.shown.set(annotation.id, { annotation, painter: shownBy });
  }

  private painterFor({ block }: Annotation): Painter {
    if (!this.mayWrap || block.where !== 'text') return listPainter;
    if ((this.undone.get(block.element) ?? 0) >= MOST_UNDONE) return listPainter;
    if (this.shown.size >= MOST_MARKS) {
      this.isFull = true;
      return listPainter;
    }
    return this.marks;
  }

  private remove(id: string): void {
    const one = this.shown.get(id);
    this.shown.delete(id);
    one?.painter.unpaint(one.annotation);
  }

  private countUndone(element: Element): void {
    this.undone.set(element, (this.undone.get(element) ?? 0) + 1);
  }
}
