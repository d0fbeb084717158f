/** Frames narrower or lower than this (CSS px) leave no room to read a card in them. */
const LEAST_FRAME = 320;

/** Whether a document is a frame in which a card could not be read. */
export function isTooSmallForCard({ defaultView: view }: Document): boolean {
  return !!view && view !== view.top && Math.min(view.innerWidth, view.innerHeight) < LEAST_FRAME;
}
