/**
 * The scanner of one frame: reads the page, finds its claims, paints them, and keeps this up while the page
 * changes and Spotcheck is on.
 */
import type { Detector } from '../detect/detector.ts';
import type { FrameClaims } from '../shared/messages/messages.ts';
import type { Enclosed } from './annotation.ts';
import { Annotations, type Shown } from './annotations.ts';
import { untilLoaded } from './moments.ts';
import { PageWatch } from './page-watch.ts';
import type { MarkDescriptions } from './painting/mark-painter.ts';
import { type Look, Palette } from './painting/palette.ts';
import { type ClaimPlace, placesOf } from './places.ts';
import { BlockTree } from './reading/block-tree.ts';
import type { PageBlock } from './reading/blocks.ts';
import { Layout } from './reading/layout.ts';
import { SightWatch } from './sight-watch.ts';
import { Slices } from './slices.ts';

/** How long a page that loads is waited for before it is marked, in ms. */
const MOST_LOADING = 3_000;

/** What the scanner needs from outside the page. */
export interface ScannerNeeds {
  readonly detector: Detector;
  /** Signs of a framework in this frame, seen from the page's own world. */
  frameworkSigns(): Promise<readonly string[]>;
  /** Called whenever the claims or the progress are others than before. */
  onClaims(): void;
  /** Called when the page was written anew: whoever listened to it listens no more. */
  onRebuilt(): void;
  readonly descriptions: MarkDescriptions;
}

export class Scanner {
  private readonly palette: Palette;
  private readonly annotations: Annotations;
  private readonly layout = new Layout();
  private readonly tree: BlockTree;
  private readonly stop = new AbortController();
  private readonly slices: Slices;
  private readonly watch: PageWatch;
  private readonly sight: SightWatch;
  /** The claims that were reported last, by their ids. */
  private reported = '';
  private progress: FrameClaims['progress'] = 'looking';
  private cappedText = false;
  /** The page as it was read last, and what was found in it: it may be asked for again before anything changed. */
  private last: { readonly blocks: readonly PageBlock[]; readonly found: ClaimPlace[] } = {
    blocks: [],
    found: [],
  };

  constructor(
    private readonly document: Document,
    private readonly needs: ScannerNeeds,
  ) {
    this.slices = new Slices(document, this.stop.signal);
    this.sight = new SightWatch(document, () => this.relook(), this.stop.signal);
    this.palette = new Palette(needs.descriptions);
    this.annotations = new Annotations(this.palette);
    this.watch = new PageWatch(
      document,
      {
        onRecords: (records) => {
          this.palette.marks.mend(records);
          this.tree.note(records);
        },
        onRebuilt: () => needs.onRebuilt(),
        onOwnRecords: (records) => this.tree.note(records),
        onChange: () => this.scan(),
      },
      this.stop.signal,
    );
    this.tree = new BlockTree({
      isBorder: (element) => this.layout.isBorder(element),
      isUnseen: (element) => this.layout.isUnseen(element),
      lineBreaksIn: (element) => this.layout.lineBreaksIn(element),
      onRoot: (root) => this.watch.watch(root),
    });
    this.watch.nudge();
  }

  /** Gives the page back as it was and looks at it no more. */
  end(): void {
    this.stop.abort();
    this.annotations.clear();
    this.palette.end();
  }

  report(): FrameClaims {
    const capped = this.cappedText || this.annotations.capped;
    return {
      claims: this.annotations.listed(),
      progress: this.progress,
      capped,
      ...(this.palette.isConcealed && { concealed: true }),
    };
  }

  /** The place of a claim, with who paints it; null when it is gone. */
  withClaim(id: string): Shown | null {
    return this.annotations.withClaim(id);
  }

  /** Reads now what has changed, in hidden tabs too. */
  lookNow(): Promise<void> {
    return this.slices.awaitedBy(() => this.watch.lookNow());
  }

  /** Every place that was found, those too that a reader cannot see, in page order. */
  all(): readonly Shown[] {
    return this.annotations.all();
  }

  /** What is painted where a reader can see it, in page order. */
  painted(): readonly Shown[] {
    return this.annotations.painted();
  }

  /** The claim that stands in a link, a button or the like; null when none does. */
  within(element: Element): Enclosed | null {
    return this.palette.within(element);
  }

  /** Paints from now on as the user wants it. */
  apply(look: Look): void {
    if (!this.watch.quietly(() => this.palette.apply(look))) return;
    this.annotations.outdate();
    this.watch.nudge();
  }

  /** Takes all paint away, or brings it back; the claims are found and listed all the same. */
  conceal(concealed: boolean): void {
    if (concealed === this.palette.isConcealed) return;
    this.palette.conceal(concealed);
    if (concealed) this.watch.quietly(() => this.annotations.conceal());
    else this.annotations.outdate();
    this.watch.nudge(); // what is given back are other nodes than were read
    if (concealed) this.needs.onClaims();
  }

  /** The claim that a click or key hits outside of links and buttons; null for anything else. */
  hit(event: Event): string | null {
    return this.palette.hit(event);
  }

  /** The user has read a claim's card: it is shown quietly from now on. */
  markRead(id: string): void {
    this.watch.quietly(() => this.annotations.markRead(id));
  }

  private async scan(): Promise<number> {
    const before = this.slices.busy;
    await this.update();
    return this.slices.busy - before;
  }

  /** Brings the paint in line with what the page says now. */
  private async update(): Promise<void> {
    const isFirst = this.progress === 'looking';
    let found = await this.find();
    if (found && this.palette.heedsFrameworks && this.annotations.fresh(found).length > 0) {
      // Scripts that are still to come may want the markup as the server wrote it.
      await untilLoaded(this.document, MOST_LOADING, this.stop.signal);
      // Asked each time before something new is painted: a framework may have taken the page over meanwhile.
      const signs = await this.needs.frameworkSigns();
      if (this.stop.signal.aborted) return;
      if (signs.length > 0) this.watch.quietly(() => this.leaveNodes());
      found = await this.find(); // the page may have changed while the answer was awaited
    }
    if (!found) return;
    const standing = found;
    const hasRemoved = this.watch.quietly(() => this.annotations.removeStale(standing));
    if (hasRemoved) found = await this.find(); // text was given back: its nodes are others now
    const fresh = this.annotations.fresh(found ?? []);
    await this.slices.run(this.paint(fresh));
    if (this.stop.signal.aborted) return;
    this.progress = 'done';
    this.sight.watch(this.annotations.elements());
    this.tellClaims(isFirst || hasRemoved);
  }

  /** What is in sight may be other than before. */
  private relook(): void {
    const others = this.layout.relook();
    for (const element of others) this.tree.forget(element);
    if (others.length > 0 || this.tree.hasLateRoots) this.watch.nudge();
    this.tellClaims(false);
  }

  /** @param anyway tells it though the claims in sight are the same: one that was out of sight may be gone for good */
  private tellClaims(anyway: boolean): void {
    const claims = this.annotations
      .listed()
      .map(({ id, painter }) => `${id} ${painter}`)
      .join();
    if (claims === this.reported && !anyway) return;
    this.reported = claims;
    this.needs.onClaims();
  }

  private leaveNodes(): void {
    this.palette.leaveNodes();
    this.annotations.clearPainter(this.palette.marks);
    this.annotations.clearPainter(this.palette.outlines);
  }

  private *paint(fresh: readonly ClaimPlace[]): Generator<void, void> {
    for (const annotation of this.annotations.named(fresh)) {
      this.watch.quietly(() => this.annotations.add(annotation));
      yield;
    }
    if (fresh.length > 0) this.watch.quietly(() => this.annotations.tune());
  }

  /** Finds the page's claims; null when the scanner ended meanwhile. */
  private async find(): Promise<ClaimPlace[] | null> {
    for (;;) {
      const found = await this.slices.run(this.detect());
      const borders = found?.flatMap(({ block }) => this.layout.learn(block)) ?? [];
      if (borders.length === 0) return found;
      for (const element of borders) this.tree.forget(element);
    }
  }

  private *detect(): Generator<void, ClaimPlace[]> {
    const { body } = this.document;
    if (!body || this.document.designMode === 'on') return [];
    const { blocks, capped } = yield* this.tree.read(body);
    if (blocks === this.last.blocks) return this.last.found;
    this.cappedText = capped;
    const found = yield* this.claimsIn(blocks);
    this.last = { blocks, found };
    return found;
  }

  private *claimsIn(blocks: readonly PageBlock[]): Generator<void, ClaimPlace[]> {
    const { detector } = this.needs;
    let mayHold = false;
    for (const block of blocks) {
      mayHold = detector.mayHold(block) || mayHold;
      yield;
    }
    if (!mayHold) return [];
    for (const block of blocks) {
      detector.read(block);
      yield;
    }
    const { claims } = yield* detector.detectInSteps(blocks);
    return placesOf(claims, blocks);
  }
}
