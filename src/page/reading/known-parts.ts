/**
 * What was read of a page, element by element, for as long as it stands there as it was read: the page's changes
 * are noted here, and what they touched is forgotten.
 */
import { type Container, ELEMENT_NODE, isRoot } from './containers.ts';
import type { Part } from './parts.ts';

/** Parts that came back to the page, kept to be looked through; beyond it everything is read anew. */
const MOST_SUSPECTS = 1_000;

export class KnownParts {
  private known = new WeakMap<Container, Part>();
  private readonly suspects = new Set<Node>();
  private readonly undefinedElements = new Set<Element>();
  private count = 0;

  /** @param isInLine says of an element whether it is read with the text around it */
  constructor(private readonly isInLine: (element: Element) => boolean) {}

  /** Another one whenever something was forgotten. */
  get version(): number {
    return this.count;
  }

  get(container: Container): Part | undefined {
    return this.known.get(container);
  }

  set(container: Container, part: Part): void {
    this.known.set(container, part);
  }

  /** Takes account of changes, so that what they touched is read again. */
  note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      this.forget(type === 'attributes' ? target.parentNode : target);
      for (const node of addedNodes) this.distrust(node);
    }
  }

  /** Something in or at this node is other than it was read: it and what it stands in are read again. */
  forget(node: Node | null): void {
    this.count++;
    for (let at = node; at; at = isRoot(at) ? at.host : at.parentNode) {
      const isKnown = this.known.delete(at as Container);
      // What stands around an unread block is unread as well.
      if (!isKnown && at !== node && at.nodeType === ELEMENT_NODE && !this.isInLine(at as Element)) return;
    }
  }

  /** A custom element may get its shadow root long after it was read, and no observer tells. */
  expectRoot(element: Element): void {
    if (element.localName.includes('-')) this.undefinedElements.add(element);
  }

  /** Whether an element that was read has a shadow root now. */
  get hasLateRoots(): boolean {
    return [...this.undefinedElements].some(({ shadowRoot }) => shadowRoot !== null);
  }

  /** Forgets all of which it is doubtful whether it still stands as it was read. */
  clearDoubts(): void {
    for (const root of this.suspects) this.forgetUnder(root as Element);
    this.suspects.clear();
    for (const element of this.undefinedElements) {
      if (element.shadowRoot) this.forget(element);
      if (element.shadowRoot || !element.isConnected) this.undefinedElements.delete(element);
    }
  }

  /** A node came (back) to the page; what was read from it earlier may have changed while nobody looked. */
  private distrust(node: Node): void {
    if (node.nodeType === ELEMENT_NODE) this.suspects.add(node);
    if (this.suspects.size > MOST_SUSPECTS) this.forgetAll();
  }

  private forgetAll(): void {
    this.count++;
    this.known = new WeakMap();
    this.suspects.clear();
  }

  private forgetUnder(root: Element): void {
    if (!root.isConnected) return;
    this.known.delete(root);
    const walker = root.ownerDocument.createTreeWalker(root, 1 /* NodeFilter.SHOW_ELEMENT */);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) this.known.delete(node as Element);
  }
}
