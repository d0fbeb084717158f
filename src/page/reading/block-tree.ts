/**
 * Cuts a document into blocks, and reads no part of it again that has not changed since. Inline elements do not
 * split a block, block borders always do; so what an element at a border yields depends on nothing outside of it,
 * and can be kept until something in it changes.
 */
import { attributeBlock, OpenBlock, type PageBlock } from './blocks.ts';
import { gapOf, isInline, isUnread } from './elements.ts';
import { type LineBreaks, lineBreaksByName } from './line-breaks.ts';

/** Characters of text read from one document at most; beyond it, the report says that a cap was reached. */
export const MOST_TEXT = 4_000_000;

/** Nodes between two chances to pause. */
const STRIDE = 200;
/** Parts that came back to the page, kept to be looked through; beyond it everything is read anew. */
const MOST_SUSPECTS = 1_000;

export interface Reading {
  /** In page order, the title's and the description's first. */
  readonly blocks: PageBlock[];
  /** True when the document holds more text than is read. */
  readonly capped: boolean;
}

/** What an element yields. */
type Part = PageBlock | Parts;
interface Parts {
  readonly parts: readonly Part[];
  readonly length: number;
}
const NOTHING: Parts = { parts: [], length: 0 };
const NO_BLOCKS: readonly PageBlock[] = [];

const lengthOf = (part: Part): number => ('parts' in part ? part.length : part.text.length);

type Container = Element | ShadowRoot;

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

// `Node`'s constants, so that documents parsed outside of a browser can be read as well.
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
const FRAGMENT_NODE = 11;

// Not by `host`, which links have as well.
const isRoot = (node: Node): node is ShadowRoot => node.nodeType === FRAGMENT_NODE;

const elementOf = (container: Container): Element => (isRoot(container) ? container.host : container);

/** The node after this one in page order, within `container`; `skip` leaves out what is in the node. */
function following(node: Node, container: Container, skip: boolean): Node | null {
  if (!skip && node.firstChild) return node.firstChild;
  for (let at: Node | null = node; at && at !== container; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling;
  return null;
}

/** Texts that an element says without showing them. */
function unshownTexts(element: Element): readonly PageBlock[] {
  const tag = element.localName;
  if (tag !== 'select' && !element.hasAttributes()) return NO_BLOCKS;
  const texts =
    tag === 'select'
      ? [...element.querySelectorAll('option')].map((option) => option.textContent)
      : [tag === 'img' ? element.getAttribute('alt') : null];
  texts.push(element.getAttribute('aria-label'), element.getAttribute('title'));
  return texts.map((text) => attributeBlock(element, text, 'alt', 'alt')).filter((block) => block !== null);
}

/** The document's title and description, which searches and shared links show. */
function headBlocks(document: Document): PageBlock[] {
  const title = document.querySelector('head > title');
  const meta = document.querySelector('meta[name="description" i]');
  return [
    title && attributeBlock(title, document.title, 'title', 'title'),
    meta && attributeBlock(meta, meta.getAttribute('content'), 'text', 'meta'),
  ].filter((block) => block !== null);
}

/** All blocks of some parts, in order. Not by recursion: pages nest deeper than calls can. */
function flatten(part: Part): PageBlock[] {
  const blocks: PageBlock[] = [];
  const rest: Part[] = [part];
  for (let next = rest.pop(); next; next = rest.pop()) {
    if ('parts' in next) for (const inner of next.parts.toReversed()) rest.push(inner);
    else blocks.push(next);
  }
  return blocks;
}

function joined(parts: readonly Part[]): Part {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return only ? { parts, length: parts.reduce((sum, part) => sum + lengthOf(part), 0) } : NOTHING;
}

export class BlockTree {
  private known = new WeakMap<Container, Part>();
  private readonly suspects = new Set<Node>();
  private readonly undefinedElements = new Set<Element>();
  private version = 0;

  constructor(private readonly needs: TreeNeeds) {}

  /** Takes account of changes, so that what they touched is read again. */
  note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      this.forget(type === 'attributes' ? target.parentNode : target);
      for (const node of addedNodes) this.distrust(node);
    }
  }

  /** Something in or at this node is other than it was read: it and what it stands in are read again. */
  forget(node: Node | null): void {
    this.version++;
    for (let at = node; at; at = isRoot(at) ? at.host : at.parentNode) {
      const isKnown = this.known.delete(at as Container);
      // What stands around an unread block is unread as well.
      if (!isKnown && at !== node && at.nodeType === ELEMENT_NODE && !this.isInLine(at as Element)) return;
    }
  }

  /** Whether an element that was read has a shadow root now; no observer tells of that. */
  get hasLateRoots(): boolean {
    return [...this.undefinedElements].some(({ shadowRoot }) => shadowRoot !== null);
  }

  /** A node came (back) to the page; what was read from it earlier may have changed while nobody looked. */
  private distrust(node: Node): void {
    if (node.nodeType === ELEMENT_NODE) this.suspects.add(node);
    if (this.suspects.size > MOST_SUSPECTS) this.forgetAll();
  }

  /**
   * Reads a document: of what is known only that it is.
   * @param root where to start, as a rule `document.body`
   * @yields where the reading may pause; it starts again by itself when the page changed meanwhile
   */
  *read(root: Element): Generator<void, Reading> {
    this.clearDoubts();
    for (;;) {
      const { version } = this;
      const open = new OpenBlock();
      const body = yield* this.readBody(root, open, () => version !== this.version);
      if (!body) continue;
      const blocks = [...headBlocks(root.ownerDocument), ...flatten(body)];
      return { blocks, capped: open.wasCut || lengthOf(body) > MOST_TEXT };
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
      if (element.localName.includes('-')) this.undefinedElements.add(element);
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
    const part = joined(frame.parts.filter((one) => one !== NOTHING));
    this.known.set(frame.container, part);
    return part;
  }

  private isInLine(element: Element): boolean {
    return isInline(element) && !element.shadowRoot && !this.needs.isBorder(element);
  }

  private forgetAll(): void {
    this.version++;
    this.known = new WeakMap();
    this.suspects.clear();
  }

  private clearDoubts(): void {
    for (const root of this.suspects) this.forgetUnder(root as Element);
    this.suspects.clear();
    // A custom element may get its shadow root long after it was read, and no observer tells.
    for (const element of this.undefinedElements) {
      if (element.shadowRoot) this.forget(element);
      if (element.shadowRoot || !element.isConnected) this.undefinedElements.delete(element);
    }
  }

  private forgetUnder(root: Element): void {
    if (!root.isConnected) return;
    this.known.delete(root);
    const walker = root.ownerDocument.createTreeWalker(root, 1 /* NodeFilter.SHOW_ELEMENT */);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) this.known.delete(node as Element);
  }
}

/** Reads a whole document in one go. */
export function readBlocks(root: Element): Reading {
  const byName: TreeNeeds = {
    isBorder: () => false,
    isUnseen: () => false,
    lineBreaksIn: lineBreaksByName,
    onRoot: () => undefined,
  };
  const reading = new BlockTree(byName).read(root);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
