/** Where a tab's frames stand in its window, from what each of them tells of itself and its own frames. */

/** CSS px of some window's view. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What one frame tells. */
export interface ToldFrame {
  readonly frameId: number;
  /** Its number among its parent's frames, that one's among its own parent's, and so on, the outermost first. */
  readonly path: readonly number[];
  /** By number: where its own frames' contents stand in its view; null for those that it does not show. */
  readonly inner: readonly (Rectangle | null)[];
}

/** The part that two rectangles share; null for none. */
export function shared(a: Rectangle, b: Rectangle): Rectangle | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Where a frame's view stands in the tab's window, and how much of it is seen there. */
export interface FramePlace {
  readonly x: number;
  readonly y: number;
  readonly seen: Rectangle;
}

/** By frame id; frames of which nothing is seen are left out, the page itself too. */
export function framePlaces(told: readonly ToldFrame[], view: Rectangle): Map<number, FramePlace> {
  const byPath = new Map(told.map((frame) => [frame.path.join(), frame]));
  const places = new Map<number, FramePlace>();
  for (const { frameId, path } of told) {
    const place = path.length > 0 ? placeOf(path, byPath, view) : null;
    if (place) places.set(frameId, place);
  }
  return places;
}

function placeOf(
  path: readonly number[],
  byPath: ReadonlyMap<string, ToldFrame>,
  view: Rectangle,
): FramePlace | null {
  let place: FramePlace = { x: 0, y: 0, seen: view };
  for (const [depth, number] of path.entries()) {
    const inner = byPath.get(path.slice(0, depth).join())?.inner[number];
    if (!inner) return null;
    const x = place.x + inner.x;
    const y = place.y + inner.y;
    const seen = shared(place.seen, { ...inner, x, y });
    if (!seen) return null;
    place = { x, y, seen };
  }
  return place;
}
