/**
 * Paints with mark.js: wraps a claim's text in `<mark data-spotcheck="ID">`, a piece for each text node.
 *
 * mark.js is given the smallest element that holds the claim, never the whole body: on a whole page it is many
 * times slower and joins text over block borders. Its `unmark()` is not used: that calls `normalize()`, which
 * merges text nodes of the page's own and breaks scripts that hold on to them (see `SplitTexts`).
 */
import Mark from 'mark.js';
import { DEFAULT_PREFERENCES, type Strength } from '../../shared/settings/preferences.ts';
import {
  type Anchor,
  type Annotation,
  type Enclosed,
  isDenial,
  type Painter,
  rangeAnchor,
  type Tone,
} from '../annotation.ts';
import { hull, type Stretch, stretchesOf } from '../reading/blocks.ts';
import { interactiveAt, targetOf } from './interactive.ts';

import { SplitTexts } from './split-texts.ts';

export const MARK_ATTRIBUTE = 'data-spotcheck';
const TONE_ATTRIBUTES = { quiet: 'data-spotcheck-quiet', denied: 'data-spotcheck-denied' } as const;
/** What painted elements carry besides the attribute with their id. */
export const TONE_ATTRIBUTE_NAMES = Object.values(TONE_ATTRIBUTES);

/** Tells the style sheet the tone of an element that is painted. */
export function showTone(element: Element, tone: Tone): void {
  element.toggleAttribute(TONE_ATTRIBUTES.quiet, tone === 'quiet');
  element.toggleAttribute(TONE_ATTRIBUTES.denied, tone === 'denied');
}

/** Absent where a mark is drawn as by default. */
const STRENGTH_ATTRIBUTE = 'data-spotcheck-strength';

/** The text nodes that mark.js counts in an element: its own defaults leave these parents out. */
const UNCOUNTED = 'script, style, title, head, html';

/** What a screen reader says of a mark. */
export interface MarkDescriptions {
  readonly claim: string;
  readonly denial: string;
}

interface Piece {
  readonly mark: HTMLElement;
  readonly text: string;
}

/** Where stretches of text nodes stand in the text of `root` as mark.js joins it. */
function placesIn(root: Element, stretches: readonly Stretch[]): { start: number; length: number }[] {
  const wanted = new Map(stretches.map((stretch) => [stretch.node, stretch]));
  const places: { start: number; length: number }[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let position = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const stretch = wanted.get(node);
    if (stretch) places.push({ start: position + stretch.from, length: stretch.to - stretch.from });
    if (places.length === wanted.size) break;
    if (!node.parentElement?.matches(UNCOUNTED)) position += node.length;
  }
  return places;
}

export class MarkPainter implements Painter {
  readonly name = 'mark';
  private readonly pieces = new Map<string, readonly Piece[]>();
  private readonly texts = new SplitTexts();
  private strength: Strength = DEFAULT_PREFERENCES.strength;

  constructor(private readonly descriptions: MarkDescriptions) {}

  paint(annotation: Annotation): boolean {
    const { id, span, block } = annotation;
    const stretches = stretchesOf(block, span);
    const holder = stretches && hull(stretches)?.commonAncestorContainer;
    const root = holder instanceof Element ? holder : holder?.parentElement;
    if (!stretches || !root) return false;

    const pieces: Piece[] = [];
    new Mark(root as HTMLElement).markRanges(placesIn(root, stretches), {
      element: 'mark',
      each: (mark) => {
        this.texts.add(mark as HTMLElement);
        pieces.push({ mark: mark as HTMLElement, text: mark.textContent ?? '' });
      },
    });
    if (pieces.length === 0) return false;
    for (const { mark } of pieces) {
      dress(mark, id);
      this.strengthen(mark);
    }
    this.makeTabStop(pieces, this.descriptions[isDenial(annotation) ? 'denial' : 'claim']);
    this.pieces.set(id, pieces);
    return true;
  }

  unpaint({ id }: Annotation): void {
    // Backwards, so that a piece's neighbours are still as mark.js left them.
    for (const { mark } of this.pieces.get(id)?.toReversed() ?? [])
      if (mark.isConnected) this.texts.giveBack(mark);
    this.pieces.delete(id);
  }

  isIntact({ id }: Annotation): boolean {
    const isWhole = ({ mark, text }: Piece) =>
      mark.isConnected && mark.textContent === text && mark.getAttribute(MARK_ATTRIBUTE) === id;
    return this.pieces.get(id)?.every(isWhole) ?? false;
  }

  setTone({ id }: Annotation, tone: Tone): void {
    for (const { mark } of this.pieces.get(id) ?? []) showTone(mark, tone);
  }

  /** Changes how marks are drawn, those that are there and those to come. */
  setStrength(strength: Strength): void {
    this.strength = strength;
    for (const pieces of this.pieces.values()) for (const { mark } of pieces) this.strengthen(mark);
  }

  anchorOf({ id }: Annotation): Anchor | null {
    return anchorOver(this.pieces.get(id) ?? []);
  }

  tabStopOf({ id }: Annotation): HTMLElement | null {
    const stop = stopOf(this.pieces.get(id) ?? []);
    return stop?.isConnected ? stop : null;
  }

  within(element: Element): Enclosed | null {
    const id = element.querySelector(`mark[${MARK_ATTRIBUTE}]`)?.getAttribute(MARK_ATTRIBUTE) ?? '';
    const anchor = anchorOver(this.pieces.get(id)?.filter(({ mark }) => element.contains(mark)) ?? []);
    return anchor && { id, anchor };
  }

  /** Marks that are not ours, or were copied by the page, are not hit. */
  hit(event: Event): string | null {
    const mark = targetOf(event)?.closest(`mark[${MARK_ATTRIBUTE}]`);
    const id = mark?.getAttribute(MARK_ATTRIBUTE) ?? '';
    if (!mark || interactiveAt(mark.parentElement)) return null;
    return this.pieces.get(id)?.some((piece) => piece.mark === mark) ? id : null;
  }

  /** Lets go of pieces whose text the page has changed; run on every batch of the page's changes. */
  mend(records: readonly MutationRecord[]): readonly Element[] {
    return this.pieces.size > 0 ? this.texts.mend(records) : [];
  }

  private makeTabStop(pieces: readonly Piece[], description: string): void {
    const stop = stopOf(pieces);
    if (!stop) return;
    stop.tabIndex = 0;
    stop.setAttribute('role', 'button');
    stop.setAttribute('aria-haspopup', 'dialog');
    stop.setAttribute('aria-description', description);
  }

  private strengthen(mark: HTMLElement): void {
    if (this.strength === DEFAULT_PREFERENCES.strength) mark.removeAttribute(STRENGTH_ATTRIBUTE);
    else mark.setAttribute(STRENGTH_ATTRIBUTE, this.strength);
  }
}

/** The piece that is a claim's tab stop: the first that stands in no link or button. */
const stopOf = (pieces: readonly Piece[]): HTMLElement | null =>
  pieces.find(({ mark }) => !interactiveAt(mark.parentElement))?.mark ?? null;

/** Pieces as one place; null when the page has taken them away. */
function anchorOver(pieces: readonly Piece[]): Anchor | null {
  const first = pieces[0]?.mark;
  const last = pieces.at(-1)?.mark;
  if (!first?.isConnected || !last?.isConnected) return null;
  const range = first.ownerDocument.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return rangeAnchor(range, first);
}

function dress(mark: HTMLElement, id: string): void {
  mark.setAttribute(MARK_ATTRIBUTE, id);
  // mark.js's own attribute goes: a page that uses mark.js would take our marks for its own.
  mark.removeAttribute('data-markjs');
  // Neutral without our style sheet, which Firefox takes away before it tells us that the extension goes; set
  // through the CSSOM, which a page's content security policy leaves alone.
  mark.style.setProperty('all', 'unset');
  if (interactiveAt(mark.parentElement)) mark.setAttribute('data-spotcheck-link', '');
}
