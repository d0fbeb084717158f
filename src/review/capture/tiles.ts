/** How a page is cut into pictures: a window's view each, since browsers capture no more at once. */

/** A stretch of the page, in CSS px. */
export interface Tile {
  /** From 1. */
  readonly number: number;
  readonly top: number;
  readonly height: number;
}

/** Stretches of one page at most: what never ends is cut, and the manifest says so. */
export const MOST_TILES = 120;

/**
 * The tiles of a page, top to bottom, each as high as the window, the last one overlapping where the page ends.
 * @returns no more than MOST_TILES; the rest of the page is left out
 */
export function tilesOf(pageHeight: number, windowHeight: number): Tile[] {
  const height = Math.max(1, Math.min(windowHeight, pageHeight));
  const count = Math.min(MOST_TILES, Math.max(1, Math.ceil(pageHeight / height)));
  const lastTop = Math.max(0, pageHeight - height);
  return Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    top: Math.min(i * height, lastTop),
    height,
  }));
}

/** `tile-007.png` */
export const tileName = (number: number, kind: 'plain' | 'claims'): string =>
  `${kind === 'plain' ? 'page' : 'claims'}-${String(number).padStart(3, '0')}.png`;
