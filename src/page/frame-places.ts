/** Where the frames of a document stand among its claims. */

/**
 * How many of some places stand before each of a window's frames, by the frame's number there. Frames that cannot be
 * told from here (those in closed shadow roots) stand behind all.
 * @param starts the node with which each place begins, in page order
 */
export function placesBeforeFrames(view: Window, starts: readonly Node[]): number[] {
  const holders = [...view.document.querySelectorAll<HTMLIFrameElement>('iframe, frame, object, embed')];
  const byWindow = new Map(holders.map((holder) => [holder.contentWindow, holder]));
  return Array.from({ length: view.length }, (_, index) => {
    const holder = byWindow.get(view[index] ?? null);
    const isBehind = (start: Node) =>
      holder !== undefined &&
      (holder.compareDocumentPosition(start) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const first = starts.findIndex(isBehind);
    return first < 0 ? starts.length : first;
  });
}
