/**
 * Cuts a document into blocks, and reads no part of it again that has not changed since. Inline elements do not
 * split a block, block borders always do; so what an element at a border yields depends on nothing outside of it,
 * and can be kept until something in it changes.
 */
import { OpenBlock, type PageBlock } from './blocks.ts';
import { type Container, ELEMENT_NODE, elementOf, following, TEXT_NODE } from './containers.ts';
import { gapOf, isInline, isUnread } from './elements.ts';
import { KnownParts } from './known-parts.ts';
import type { LineBreaks } from './line-breaks.ts';
import { flatten, joined, lengthOf, NOTHING, type Part } from './parts.ts';
import { headBlocks, unshownTexts } from './unshown-texts.ts';

/** Characters of text read from one document at most; beyond it, the report says that a cap was reached. */
export const MOST_TEXT = 4_000_000;

/** Nodes between two chances to pause. */
const STRIDE = 200;

export interface Reading {
  /** In page order, the title's and the description's first. */
  readonly blocks: PageBlock[];
  /** True when the document holds more text than is read. */
  readonly capped: boolean;
}

/** An element whose reading has begun. */
interface Frame {
  readonly container: Container;
  readonly parts: Part[];
  readonly lineBreaks: LineBreaks;
  /** The node to look at next. */
  at: Node | null;
}

export interface TreeNeeds {
  /** Says of an element that is inline by its name whether the page shows it as a block. */
  isBorder(element: Element): boolean;
  /** Says of an element that is inline by its name whether the page keeps it out of sight. */
  isUnseen(element: Element): boolean;
  /** What line breaks in a block's text are to a reader. */
  lineBreaksIn(element: Element): LineBreaks;
  /** Called for every open shadow root that is read. */
  onRoot(root: ShadowRoot): void;
}

export class BlockTree {
  private readonly known = new KnownParts((element) => this.isInLine(element));
  private last: { readonly root: Element; readonly version: number; readonly reading: Reading } | null = null;

  constructor(private readonly needs: TreeNeeds) {}

  /** Takes account of changes, so that what they touched is read again. */
  note(records: readonly MutationRecord[]): void {
    this.known.note(records);
  }

  /** Something in or at this node is other than it was read: it and what it stands in are read again. */
  forget(node: Node): void {
    this.known.forget(node);
  }

  /** Whether an element that was read has a shadow root now; no observer tells of that. */
  get hasLateRoots(): boolean {
    return this.known.hasLateRoots;
  }

  /**
   * Reads a document: of what is known only that it is.
   * @param root where to start, as a rule `document.body`
   * @yields where the reading may pause; it starts again by itself when the page changed meanwhile
   * @returns the same object as last time when nothing has changed since
   */
  *read(root: Element): Generator<void, Reading> {
    this.known.clearDoubts();
    for (;;) {
      const { version } = this.known;
      if (this.last?.root === root && this.last.version === version) return this.last.reading;
      const open = new OpenBlock();
      const body = yield* this.readBody(root, open, () => version !== this.known.version);
      if (!body) continue;
      const blocks = [...headBlocks(root.ownerDocument), ...flatten(body)];
      const reading = { blocks, capped: open.wasCut || lengthOf(body) > MOST_TEXT };
      this.last = { root, version, reading };
      return reading;
    }
  }

  /** @returns null when it became stale on the way. */
  private *readBody(root: Element, open: OpenBlock, isStale: () => boolean): Generator<void, Part | null> {
    if (isUnread(root)) return NOTHING;
    const known = this.known.get(root);
    if (known) return known;
    const frames = this.framesFor(root);
    let read = 0;
    let seen = 0;
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      if (frame.at && read <= MOST_TEXT) {
        read += this.step(frame, frames, open);
      } else {
        frames.pop();
        const part = this.finish(frame, open);
        const parent = frames.at(-1);
        if (!parent) return part;
        parent.parts.push(part);
      }
      if (++seen % STRIDE === 0) {
        yield;
        if (isStale()) return null;
      }
    }
    return NOTHING;
  }

  /** Looks at one node. @returns the characters that were read. */
  private step(frame: Frame, frames: Frame[], open: OpenBlock): number {
    const node = frame.at as Node;
    if (node.nodeType === TEXT_NODE) {
      frame.at = following(node, frame.container, true);
      return open.add(node as Text, frame.lineBreaks);
    }
    if (node.nodeType !== ELEMENT_NODE) {
      frame.at = following(node, frame.container, true);
      return 0;
    }
    const element = node as Element;
    if (this.needs.isUnseen(element)) {
      frame.at = following(node, frame.container, true);
      return 0;
    }
    for (const block of unshownTexts(element)) frame.parts.push(block);
    const isLine = this.isInLine(element);
    const unread = isUnread(element);
    frame.at = following(node, frame.container, unread || !isLine);
    if (unread) this.gap(element, frame, open);
    else if (!isLine) return this.enter(element, frame, frames, open);
    return 0;
  }

  private enter(element: Element, frame: Frame, frames: Frame[], open: OpenBlock): number {
    this.endBlock(frame, open);
    const known = this.known.get(element);
    if (!known) {
      frames.push(...this.framesFor(element));
      return 0;
    }
    if (known !== NOTHING) frame.parts.push(known);
    return lengthOf(known);
  }

  /** An element's frame, and above it that of its shadow root, which is read first. */
  private framesFor(element: Element): Frame[] {
    const own = this.frameFor(element);
    const root = element.shadowRoot;
    if (!root) {
      this.known.expectRoot(element);
      return [own];
    }
    this.needs.onRoot(root);
    return [own, this.frameFor(root)];
  }

  private frameFor(container: Container): Frame {
    const lineBreaks = this.needs.lineBreaksIn(elementOf(container));
    return { container, parts: [], lineBreaks, at: container.firstChild };
  }

  private gap(element: Element, frame: Frame, open: OpenBlock): void {
    const gap = gapOf(element);
    if (gap === null) this.endBlock(frame, open);
    else open.gap(gap);
  }

  private endBlock(frame: Frame, open: OpenBlock): void {
    const block = open.end(elementOf(frame.container));
    if (block) frame.parts.push(block);
  }

  private finish(frame: Frame, open: OpenBlock): Part {
    this.endBlock(frame, open);
    const part = joined(frame.parts);
    this.known.set(frame.container, part);
    return part;
  }

  private isInLine(element: Element): boolean {
    return isInline(element) && !element.shadowRoot && !this.needs.isBorder(element);
  }
}
