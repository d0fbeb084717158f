/** Where Tab would go from a place that has no focus itself, in plain documents: an approximation of the browser's own. */

const CANDIDATES =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], ' +
  '[contenteditable], [tabindex]';

/** All tab stops of a node's document but the node itself. */
function stopsAround(place: Node): HTMLElement[] {
  const isStop = (element: HTMLElement) =>
    element !== place &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [inert] *') &&
    element.checkVisibility({ visibilityProperty: true });
  const all = place.ownerDocument?.querySelectorAll<HTMLElement>(CANDIDATES) ?? [];
  return [...all].filter(isStop);
}

const follows = (stop: Node, place: Node): boolean =>
  (place.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The node of the document itself that a node stands in, which may be in a shadow root. */
function inDocument(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : node;
}

/** The first tab stop after a node; null when it is the document's last. */
export function tabStopAfter(node: Node): HTMLElement | null {
  const place = inDocument(node);
  return stopsAround(place).find((stop) => follows(stop, place)) ?? null;
}

/** The last tab stop before a node; null when there is none. */
export function tabStopBefore(node: Node): HTMLElement | null {
  const place = inDocument(node);
  return stopsAround(place).findLast((stop) => !follows(stop, place)) ?? null;
}
