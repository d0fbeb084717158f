/**
 * Where the card stands: beside its claim, following it while the page scrolls; on narrow screens, and for claims of
 * frames too small for it, a sheet at the bottom, or at the top where the bottom would cover the claim. Never
 * outside the viewport.
 */
import { autoUpdate, computePosition, offset, shift, size } from '@floating-ui/dom';
import type { Anchor } from '../annotation.ts';

/** Viewports narrower than this (CSS px) get the card as a sheet. */
const SHEET_BELOW = 480;
/** Distance between claim and card, and between card and the viewport's edge, in CSS px. */
const GAP = 8;
/** Bounds of the card's height in CSS px; within them it takes the room that there is. */
const LEAST_HEIGHT = 180;
const MOST_HEIGHT = 600;
/** A sheet may be lower, where a screen is so small or a claim so large that there is no room for more. */
const LEAST_SHEET = 88;
/** The share of the viewport's height that a sheet takes at most. */
const SHEET_SHARE = 0.7;
/** How far from the top a claim is brought above a sheet: room for a page's fixed header. */
const BELOW_HEADER = 72;

interface Viewport {
  readonly width: number;
  readonly height: number;
}

function viewportOf({ documentElement, defaultView }: Document): Viewport {
  return { width: documentElement.clientWidth, height: defaultView?.innerHeight ?? 0 };
}

/** An anchor as the placing library wants it. */
const referenceFor = (anchor: Anchor): Reference & { contextElement: Element } => ({
  contextElement: anchor.element,
  getBoundingClientRect: () => anchor.getBoundingClientRect(),
  getClientRects: () => anchor.getClientRects(),
});

/** Keeps the card in its place until `signal` aborts. */
export function keepInPlace(anchor: Anchor, panel: HTMLElement, signal: AbortSignal): void {
  const document = panel.ownerDocument;
  const window = document.defaultView;
  if (!window) return;
  if (viewportOf(document).width < SHEET_BELOW) makeRoom(anchor, viewportOf(document), window);
  const reference = referenceFor(anchor);
  let side: Side | null = null;
  const update = () => {
    const viewport = viewportOf(document);
    const isSheet = viewport.width < SHEET_BELOW;
    panel.classList.toggle('is-sheet', isSheet);
    if (isSheet) return placeSheet(anchor, panel, viewport);
    side = sideFor(anchor.getBoundingClientRect(), wishedSize(panel), viewport, side);
    void placeBeside(reference, panel, viewport, side);
  };
  signal.addEventListener('abort', autoUpdate(reference, panel, update));
}

/** Keeps the card as a sheet until `signal` aborts. @param anchor what it must not cover, where that is known */
export function keepAsSheet(anchor: Anchor | null, panel: HTMLElement, signal: AbortSignal): void {
  const document = panel.ownerDocument;
  panel.classList.add('is-sheet');
  const update = () => placeSheet(anchor, panel, viewportOf(document));
  if (anchor) signal.addEventListener('abort', autoUpdate(referenceFor(anchor), panel, update));
  else document.defaultView?.addEventListener('resize', update, { signal });
  update();
}

/** Scrolls a claim that stands low to where a sheet leaves it free. */
function makeRoom(anchor: Anchor, { height }: Viewport, window: Window): void {
  const { top, bottom } = anchor.getBoundingClientRect();
  if (bottom + GAP <= height * (1 - SHEET_SHARE)) return;
  const spare = height - LEAST_HEIGHT - (bottom - top) - 2 * GAP;
  window.scrollBy({ top: top - Math.max(GAP, Math.min(BELOW_HEADER, spare)), behavior: 'instant' });
}

function placeSheet(anchor: Anchor | null, panel: HTMLElement, { height }: Viewport): void {
  const claim = anchor?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  const most = Math.min(MOST_HEIGHT, height * SHEET_SHARE);
  const below = height - claim.bottom - GAP;
  const above = claim.top - GAP;
  const isAtTop = below < Math.min(LEAST_HEIGHT, most) && above > below;
  const room = isAtTop ? above : below;
  panel.classList.toggle('is-at-top', isAtTop);
  panel.style.left = '';
  panel.style.top = '';
  panel.style.maxHeight = `${Math.min(most, Math.max(LEAST_SHEET, room))}px`;
}

type Side = 'bottom-start' | 'top-start' | 'right-start' | 'left-start';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large the card would be, had it all the room it wants. */
function wishedSize(panel: HTMLElement): Size {
  const content = panel.querySelector<HTMLElement>('.content');
  const hidden = content ? content.scrollHeight - content.offsetHeight : 0;
  return { width: panel.offsetWidth, height: Math.min(MOST_HEIGHT, panel.offsetHeight + hidden) };
}

/**
 * The side of the claim on which the card stands: below, above or beside it, wherever it has all its room; else
 * below or above, wherever there is more. While the page scrolls it stays on its side as long as it can be read there.
 */
export function sideFor(
  claim: Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>,
  card: Size,
  viewport: Viewport,
  before: Side | null,
): Side {
  const room: Readonly<Record<Side, number>> = {
    'bottom-start': viewport.height - claim.bottom,
    'top-start': claim.top,
    'right-start': viewport.width - claim.right,
    'left-start': claim.left,
  };
  const needs = (side: Side) =>
    2 * GAP + (side === 'right-start' || side === 'left-start' ? card.width : card.height);
  const least = (side: Side) =>
    side === 'right-start' || side === 'left-start'
      ? needs(side)
      : Math.min(needs(side), LEAST_HEIGHT + 2 * GAP);
  if (before !== null && room[before] >= least(before)) return before;
  const roomy = SIDES.find((side) => room[side] >= needs(side));
  return roomy ?? (room['top-start'] > room['bottom-start'] ? 'top-start' : 'bottom-start');
}

const SIDES = ['bottom-start', 'top-start', 'right-start', 'left-start'] as const;

type Reference = Parameters<typeof computePosition>[0];

async function placeBeside(
  reference: Reference,
  panel: HTMLElement,
  { width, height }: Viewport,
  placement: Side,
): Promise<void> {
  const { x, y } = await computePosition(reference, panel, {
    strategy: 'fixed',
    placement,
    middleware: [
      offset(GAP),
      shift({ padding: GAP }),
      size({
        padding: GAP,
        apply: ({ availableHeight }) => {
          const room = Math.min(MOST_HEIGHT, availableHeight);
          panel.style.maxHeight = `${Math.max(LEAST_HEIGHT, room)}px`;
        },
      }),
    ],
  });
  // A claim that scrolls away takes the card along no further than the viewport's edge.
  panel.style.left = `${within(x, width - panel.offsetWidth)}px`;
  panel.style.top = `${within(y, height - panel.offsetHeight)}px`;
}

const within = (place: number, most: number): number => Math.max(GAP, Math.min(place, most - GAP));
