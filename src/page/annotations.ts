/**
 * The page's annotations and how a new detection changes them: what still stands stays untouched, what is gone is
 * unpainted, what is new is painted.
 */
import type { Claim } from '../detect/claim.ts';
import type { ListedClaim } from '../shared/messages/messages.ts';
import { type Annotation, isDenial, listed, type Painter, readableQuote } from './annotation.ts';
import { type ClaimPlace, samePlace } from './places.ts';
import type { PageBlock } from './reading/blocks.ts';
import { isInView, isShown } from './reading/layout.ts';

/** Marks on one page at most; claims beyond are listed only. */
export const MOST_MARKS = 500;

/** Who paints what. */
export interface Painters {
  /** Those that may paint a block, the best first; the last one never fails. */
  forBlock(block: PageBlock): readonly Painter[];
  /** Paints when the page is full, or nothing is to be seen on it. */
  readonly last: Painter;
  /** Told when the page has undone a block's paint. */
  onUndone(painter: Painter, block: PageBlock): void;
}

/** An annotation with who paints it. */
export interface Shown {
  readonly annotation: Annotation;
  readonly painter: Painter;
}

/** What is one claim to a reader, wherever on the page it is repeated. */
const kindOfClaim = (claim: Claim): string => `${claim.rule} ${readableQuote(claim).toLowerCase()}`;

/** Places by the element that holds their block. */
function byElement<T extends ClaimPlace>(places: Iterable<T>): Map<Element, T[]> {
  const index = new Map<Element, T[]>();
  for (const place of places) {
    const here = index.get(place.block.element);
    if (here) here.push(place);
    else index.set(place.block.element, [place]);
  }
  return index;
}

const inPageOrder = ({ annotation: a }: Shown, { annotation: b }: Shown): number =>
  a.index - b.index || a.span.start - b.span.start;

export class Annotations {
  private readonly shown = new Map<string, Shown>();
  /** Painted otherwise than they are to be from now on. */
  private readonly outdated = new Set<string>();
  private readonly read = new Set<string>();
  private lastId = 0;
  private isFull = false;

  constructor(private readonly painters: Painters) {}

  /** True when a cap left claims unpainted. */
  get capped(): boolean {
    return this.isFull;
  }

  /**
   * Takes away what is no longer found or no longer as it was painted, and ties the rest to the new reading.
   * @returns whether there was anything to take away
   */
  removeStale(found: readonly ClaimPlace[]): boolean {
    const standing = byElement(found);
    const before = this.shown.size;
    for (const [id, { annotation, painter }] of this.shown) {
      const again = standing.get(annotation.block.element)?.find((other) => samePlace(other, annotation));
      const isIntact = painter.isIntact(annotation);
      if (again && isIntact && !this.outdated.has(id)) {
        this.shown.set(id, { annotation: tiedTo(annotation, again), painter });
        continue;
      }
      if (again && !isIntact) this.painters.onUndone(painter, annotation.block);
      this.remove(id);
    }
    return this.shown.size < before;
  }

  /** What is not shown yet, or not as it is to be. */
  fresh(found: readonly ClaimPlace[]): ClaimPlace[] {
    const current = [...this.shown].filter(([id]) => !this.outdated.has(id));
    const known = byElement(current.map(([, { annotation }]) => annotation));
    return found.filter((one) => !known.get(one.block.element)?.some((other) => samePlace(one, other)));
  }

  /** Names claims in page order and gives them in the order in which they are to be shown. */
  named(found: readonly ClaimPlace[]): Annotation[] {
    const annotations = found.map((place): Annotation => {
      const id = `c${this.lastId + 1}`;
      const claims = place.claims.map((claim) => {
        this.lastId += 1;
        return { ...claim, id: `c${this.lastId}` };
      });
      return { ...place, id, claims };
    });
    // A block's last place first: splitting a text node leaves what stands before as it is.
    const blocks = [...byElement(annotations).values()].map((places) => places.toReversed());
    // What is in view comes first.
    const inView = new Set(blocks.filter(([first]) => first && isInView(first.block.element)));
    return [...inView, ...blocks.filter((places) => !inView.has(places))].flat();
  }

  /** Shows one place that was not shown before. */
  add(annotation: Annotation): void {
    const painter = this.paintersFor(annotation).find((one) => one.paint(annotation));
    if (painter) this.shown.set(annotation.id, { annotation, painter });
  }

  /** Gives every place its tone: the first of a kind in full, repeats and what was read already quietly. */
  tune(): void {
    const above = new Set(this.read);
    for (const { annotation, painter } of this.ordered()) {
      if (isDenial(annotation)) {
        painter.setTone(annotation, 'denied');
        continue;
      }
      const kinds = annotation.claims.map(kindOfClaim);
      painter.setTone(annotation, kinds.every((kind) => above.has(kind)) ? 'quiet' : 'full');
      for (const kind of kinds) above.add(kind);
    }
  }

  /** The user has read a claim's card. */
  markRead(id: string): void {
    const claim = this.withClaim(id)?.annotation.claims.find((one) => one.id === id);
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

  /** Takes all paint away at once; the claims stay listed. */
  conceal(): void {
    for (const [id, { annotation, painter }] of this.shown) {
      painter.unpaint(annotation);
      this.shown.set(id, { annotation, painter: this.painters.last });
    }
  }

  /** Has everything painted anew at the next reading, by whoever is to paint it then. */
  outdate(): void {
    for (const id of this.shown.keys()) this.outdated.add(id);
  }

  /** The claims that a reader can see, in page order, as the popup lists them. */
  listed(): ListedClaim[] {
    return this.ordered()
      .filter(({ annotation: { block } }) => block.where !== 'text' || isShown(block.element))
      .flatMap(({ annotation, painter }) => listed(annotation, painter.name));
  }

  /** Every place of the page, those too that a reader cannot see, in page order. */
  all(): Shown[] {
    return this.ordered();
  }

  /** The claims that are painted where a reader can see them, in page order. */
  painted(): Shown[] {
    return this.ordered().filter(
      ({ annotation, painter }) =>
        painter !== this.painters.last && !isDenial(annotation) && isShown(annotation.block.element),
    );
  }

  /** The elements that hold what is shown. */
  elements(): Set<Element> {
    return new Set([...this.shown.values()].map(({ annotation }) => annotation.block.element));
  }

  /** The place of a claim, with who paints it; null when it is gone. */
  withClaim(id: string): Shown | null {
    const first = this.shown.get(id);
    if (first) return first;
    const has = ({ annotation }: Shown) => annotation.claims.some((claim) => claim.id === id);
    return [...this.shown.values()].find(has) ?? null;
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
    this.outdated.delete(id);
    one?.painter.unpaint(one.annotation);
  }
}

/** An annotation at the place where its claims were found again. */
const tiedTo = ({ id, claims }: Annotation, again: ClaimPlace): Annotation => ({
  ...again,
  id,
  claims: again.claims.map((claim, i) => ({ ...claim, id: claims[i]?.id ?? id })),
});
