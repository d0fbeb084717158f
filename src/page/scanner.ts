/**
 * The scanner of one frame: reads the page, finds its claims, paints them, and keeps this up while the page
 * changes and Spotcheck is on.
 */
import type { Detector } from '../detect/detector.ts';
import type { FrameClaims } from '../shared/messages.ts';
import type { Anchor, Annotation } from './annotation.ts';
import { Annotations, type Found } from './annotations.ts';
import { type PageBlock, readBlocks } from './blocks.ts';
import { Layout } from './layout.ts';
import { MarkPainter } from './mark-painter.ts';
import { type PageWatch, watchPage } from './page-watch.ts';

/** What the scanner needs from outside the page. */
export interface ScannerNeeds {
  readonly detector: Detector;
  /** Signs of a framework in this frame, seen from the page's own world. */
  frameworkSigns(): Promise<readonly string[]>;
  /** Called whenever the claims or the progress are others than before. */
  onClaims(): void;
  /** What a screen reader says of a mark. */
  readonly markDescription: string;
}

export class Scanner {
  private readonly marks: MarkPainter;
  private readonly annotations: Annotations;
  private readonly layout = new Layout();
  private readonly stop = new AbortController();
  private readonly watch: PageWatch;
  private progress: FrameClaims['progress'] = 'looking';
  private cappedText = false;

  constructor(
    private readonly document: Document,
    private readonly needs: ScannerNeeds,
  ) {
    this.marks = new MarkPainter(needs.markDescription);
    this.annotations = new Annotations(this.marks);
    this.watch = watchPage(document, () => this.scan(), this.stop.signal);
    this.watch.nudge();
  }

  /** Gives the page back as it was and looks at it no more. */
  end(): void {
    this.stop.abort();
    this.watch.quietly(() => this.annotations.clear());
  }

  report(): FrameClaims {
    const capped = this.cappedText || this.annotations.capped;
    return { claims: this.annotations.listed(), progress: this.progress, capped };
  }

  get(id: string): Annotation | null {
    return this.annotations.get(id);
  }

  anchorOf(id: string): Anchor | null {
    return this.annotations.anchorOf(id);
  }

  /** The claim whose mark an element is; null for anything else. */
  claimOfMark(element: Element): string | null {
    return this.marks.idOf(element);
  }

  private async scan(): Promise<void> {
    const isFirst = this.progress === 'looking';
    let found = this.find();
    if (this.annotations.wraps && this.annotations.hasFresh(found)) {
      // Asked each time before something new is painted: a framework may have taken the page over meanwhile.
      const signs = await this.needs.frameworkSigns();
      if (this.stop.signal.aborted) return;
      if (signs.length > 0) this.watch.quietly(() => this.annotations.stopWrapping());
      found = this.find(); // the page may have changed while the answer was awaited
    }
    const changed = this.watch.quietly(() => this.show(found));
    this.progress = 'done';
    if (changed || isFirst) this.needs.onClaims();
  }

  /** Brings the paint in line with what was found. @returns whether the page's claims are others than before. */
  private show(found: Found[]): boolean {
    const before = this.annotations.size;
    const fresh = this.annotations.removeStale(found) ? this.find() : found;
    const removed = this.annotations.size < before;
    return this.annotations.add(fresh) || removed;
  }

  private find(): Found[] {
    const found = this.detect();
    const isOther = found.filter(({ block }) => this.layout.learn(block)).length > 0;
    return isOther ? this.detect() : found;
  }

  private detect(): Found[] {
    const body = this.document.body;
    if (!body) return [];
    const { blocks, capped } = readBlocks(body, (element) => this.layout.isBorder(element));
    this.cappedText = capped;
    const { claims } = this.needs.detector.detect(blocks);
    return claims.flatMap((claim) => {
      const block: PageBlock | undefined = blocks[claim.block];
      return block ? [{ claim, block }] : [];
    });
  }
}
