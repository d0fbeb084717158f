/**
 * The page's annotations and how a new detection changes them: what still stands stays untouched, what is gone is
 * unpainted, what is new is painted.
 */
import type { Claim } from '../detect/claim.ts';
import type { ListedClaim } from '../shared/messages.ts';
import { type Anchor, type Annotation, listed, type Painter, readableQuote } from './annotation.ts';
import type { PageBlock } from './reading/blocks.ts';
import { isInView, isShown } from './reading/layout.ts';

/** Marks on one page at most; claims beyond are listed only. */
export const MOST_MARKS = 500;

/** A claim with the block that it was found in. */
export interface Found {
  readonly claim: Claim;
  readonly block: PageBlock;
}

/** Who paints what. */
export interface Painters {
  /** Those that may paint a block, the best first; the last one never fails. */
  forBlock(block: PageBlock): readonly Painter[];
  /** Paints when the page is full. */
  readonly last: Painter;
  /** Told when the page has undone a block's paint. */
  onUndone(painter: Painter, block: PageBlock): void;
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

/** What is one claim to a reader, wherever on the page it is repeated. */
const kindOfClaim = (claim: Claim): string => `${claim.rule} ${readableQuote(claim).toLowerCase()}`;

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
  private readonly read = new Set<string>();
  private lastId = 0;
  private isFull = false;

  constructor(private readonly painters: Painters) {}

  get size(): number {
    return this.shown.size;
  }

  /** True when a cap left claims unpainted. */
  get capped(): boolean {
    return this.isFull;
  }

  /**
   * Takes away what is no longer found or no longer as it was painted, and ties the rest to the new reading.
   * @returns whether there was anything to take away
   */
  removeStale(found: readonly Found[]): boolean {
    const standing = byElement(found);
    const before = this.shown.size;
    for (const [id, one] of this.shown) {
      const { annotation, painter } = one;
      const again = standing.get(annotation.block.element)?.find((other) => sameClaim(other, annotation));
      const isIntact = painter.isIntact(annotation);
      if (again && isIntact) {
        one.annotation = { ...again, id };
        continue;
      }
      if (again) this.painters.onUndone(painter, annotation.block);
      this.remove(id);
    }
    return this.shown.size < before;
  }

  /** What is not shown yet. */
  fresh(found: readonly Found[]): Found[] {
    const known = byElement([...this.shown.values()].map(({ annotation }) => annotation));
    return found.filter((one) => !known.get(one.block.element)?.some((other) => sameClaim(one, other)));
  }

  /** Names claims in page order and gives them in the order in which they are to be shown. */
  named(found: readonly Found[]): Annotation[] {
    const annotations = found.map((one): Annotation => {
      this.lastId += 1;
      return { id: `c${this.lastId}`, ...one };
    });
    // A block's last claim first: splitting a text node leaves what stands before as it is.
    const blocks = [...byElement(annotations).values()].map((claims) => claims.toReversed());
    // What is in view comes first.
    const inView = new Set(blocks.filter(([first]) => first && isInView(first.block.element)));
    return [...inView, ...blocks.filter((claims) => !inView.has(claims))].flat();
  }

  /** Shows one claim that was not shown before. */
  add(annotation: Annotation): void {
    const painter = this.paintersFor(annotation).find((one) => one.paint(annotation));
    if (painter) this.shown.set(annotation.id, { annotation, painter });
  }

  /** Gives every claim its tone: the first of a kind in full, repeats and what was read already quietly. */
  tune(): void {
    const above = new Set(this.read);
    for (const { annotation, painter } of this.ordered()) {
      const kind = kindOfClaim(annotation.claim);
      painter.setTone(annotation, above.has(kind) ? 'quiet' : 'full');
      above.add(kind);
    }
  }

  /** The user has read a claim's card. */
  markRead(id: string): void {
    const claim = this.shown.get(id)?.annotation.claim;
    if (!claim) return;
    this.read.add(kindOfClaim(claim));
    this.tune();
  }

  clear(): void {
    for (const id of [...this.shown.keys()]) this.remove(id);
  }

  /** Takes away what one painter has painted. */
  clearPainter(painter: Painter): void {
    for (const [id, one] of [...this.shown]) if (one.painter === painter) this.remove(id);
  }

  /** The claims that a reader can see, in page order, as the popup lists them. */
  listed(): ListedClaim[] {
    return this.ordered()
      .filter(({ annotation: { block } }) => block.where !== 'text' || isShown(block.element))
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

  private ordered(): Shown[] {
    return [...this.shown.values()].sort(inPageOrder);
  }

  private paintersFor({ block }: Annotation): readonly Painter[] {
    if (this.shown.size < MOST_MARKS) return this.painters.forBlock(block);
    this.isFull = true;
    return [this.painters.last];
  }

  private remove(id: string): void {
    const one = this.shown.get(id);
    this.shown.delete(id);
    one?.painter.unpaint(one.annotation);
  }
}
