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

/** Wider or higher pictures are more than some programs open. */
export const MOST_PIXELS = 8_192;

/** A part of a picture, in its own pixels. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const cuts = (length: number): { at: number; size: number }[] =>
  Array.from({ length: Math.ceil(length / MOST_PIXELS) }, (_, i) => ({
    at: i * MOST_PIXELS,
    size: Math.min(MOST_PIXELS, length - i * MOST_PIXELS),
  }));

/** A picture of this size in pieces of MOST_PIXELS at most either way, line by line; one where it is no larger. */
export const piecesOf = (width: number, height: number): Piece[] =>
  cuts(height).flatMap(({ at: y, size: pieceHeight }) =>
    cuts(width).map(({ at: x, size: pieceWidth }) => ({ x, y, width: pieceWidth, height: pieceHeight })),
  );

/** `page-007.png`; where the picture is in pieces `page-007-2.png`. @param piece from 1; absent for a whole picture */
export const tileName = (number: number, kind: 'plain' | 'claims', piece?: number): string =>
  `${kind === 'plain' ? 'page' : 'claims'}-${String(number).padStart(3, '0')}${piece === undefined ? '' : `-${piece}`}.png`;
