/**
 * Paints with the CSS Custom Highlight API: ranges that the browser draws, while every node stays as it is. It is
 * for pages whose nodes belong to a framework, and for open shadow roots.
 *
 * The registry is shared with the page, so names are prefixed, and what was registered is kept here: a page can
 * clear the registry, and iterating it throws in Firefox's content scripts.
 */
import { DEFAULT_PREFERENCES, type Strength } from '../../shared/settings/preferences.ts';
import {
  type Anchor,
  type Annotation,
  type Enclosed,
  type Painter,
  rangeAnchor,
  TONES,
  type Tone,
} from '../annotation.ts';
import { type Stretch, stretchesOf } from '../reading/blocks.ts';
import { interactiveAt, targetOf } from './interactive.ts';

import type { RootStyles } from './root-styles.ts';

const NAMES: Readonly<Record<Tone, string>> = {
  full: 'spotcheck-claim',
  quiet: 'spotcheck-quiet',
  denied: 'spotcheck-denied',
};

/** The name by which the style sheet knows ranges of a tone and a strength. */
const registeredName = (tone: Tone, strength: Strength): string =>
  strength === DEFAULT_PREFERENCES.strength ? NAMES[tone] : `${NAMES[tone]}-${strength}`;

interface Painted {
  /** One a text node: what a claim encloses but does not say (a piece of code) stays unpainted. */
  readonly ranges: readonly Range[];
  /** The ranges' text when they were painted. */
  readonly text: string;
  tone: Tone;
}

const textOf = (ranges: readonly Range[]): string => ranges.join('\n');

export class HighlightPainter implements Painter {
  readonly name = 'highlight';
  private readonly painted = new Map<string, Painted>();
  private readonly highlights: Readonly<Record<Tone, Highlight>> = {
    full: new Highlight(),
    quiet: new Highlight(),
    denied: new Highlight(),
  };
  private strength: Strength = DEFAULT_PREFERENCES.strength;

  /** @param styles brings our style sheet into shadow roots. */
  constructor(private readonly styles: RootStyles) {}

  paint({ id, span, block }: Annotation): boolean {
    const ranges = stretchesOf(block, span)?.map(rangeOver);
    if (!ranges) return false;
    this.painted.set(id, { ranges, text: textOf(ranges), tone: 'full' });
    for (const range of ranges) this.highlights.full.add(range);
    this.styles.reach(block.element);
    this.register();
    return true;
  }

  unpaint({ id }: Annotation): void {
    const one = this.painted.get(id);
    if (!one) return;
    this.painted.delete(id);
    for (const range of one.ranges) this.highlights[one.tone].delete(range);
    if (this.painted.size === 0) this.unregister();
  }

  /** A range collapses or grows with the page's changes: the text tells whether it still is the claim's. */
  isIntact({ id }: Annotation): boolean {
    const one = this.painted.get(id);
    const isThere = one?.ranges.every(({ startContainer }) => startContainer.isConnected);
    if (!one || !isThere || textOf(one.ranges) !== one.text) return false;
    this.register();
    return true;
  }

  setTone({ id }: Annotation, tone: Tone): void {
    const one = this.painted.get(id);
    if (!one || one.tone === tone) return;
    for (const range of one.ranges) {
      this.highlights[one.tone].delete(range);
      this.highlights[tone].add(range);
    }
    one.tone = tone;
  }

  /** Changes how ranges are drawn, those that are there and those to come. */
  setStrength(strength: Strength): void {
    this.unregister();
    this.strength = strength;
    if (this.painted.size > 0) this.register();
  }

  anchorOf({ id, block }: Annotation): Anchor | null {
    return anchorOver(this.painted.get(id)?.ranges ?? [], block.element);
  }

  tabStopOf(): null {
    return null;
  }

  within(element: Element): Enclosed | null {
    for (const [id, { ranges }] of this.painted) {
      const anchor = anchorOver(
        ranges.filter(({ startContainer }) => element.contains(startContainer)),
        element,
      );
      if (anchor) return { id, anchor };
    }
    return null;
  }

  /**
   * Highlights get no events, so the pointer's place is compared with the ranges' boxes. That is what
   * `highlightsFromPoint` does, which Firefox has from version 150 on only.
   */
  hit(event: Event): string | null {
    const target = targetOf(event);
    if (!(event instanceof MouseEvent) || !target || interactiveAt(target)) return null;
    const isAt = ({ left, right, top, bottom }: DOMRect) =>
      event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    // What covers the text is no part of it: only the element that holds the text can be clicked at it.
    const isHit = (range: Range) =>
      target.contains(range.startContainer) && [...range.getClientRects()].some(isAt);
    for (const [id, { ranges }] of this.painted) if (ranges.some(isHit)) return id;
    return null;
  }

  /** Sets our entries again: the page may have cleared the registry. */
  private register(): void {
    for (const tone of TONES) {
      const name = registeredName(tone, this.strength);
      if (!CSS.highlights.has(name)) CSS.highlights.set(name, this.highlights[tone]);
    }
  }

  private unregister(): void {
    for (const tone of TONES) CSS.highlights.delete(registeredName(tone, this.strength));
  }
}

function rangeOver({ node, from, to }: Stretch): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/** Ranges as one place; null when the page has taken their text away. @param holder of text that has no parent. */
function anchorOver(ranges: readonly Range[], holder: Element): Anchor | null {
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first?.startContainer.isConnected || !last?.endContainer.isConnected || first.collapsed) return null;
  const whole = first.cloneRange();
  whole.setEnd(last.endContainer, last.endOffset);
  return rangeAnchor(whole, whole.startContainer.parentElement ?? holder);
}
