/** What holds a document's nodes: elements, and the shadow roots at them. */

export type Container = Element | ShadowRoot;

// `Node`'s constants, so that documents parsed outside of a browser can be read as well.
export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;
const FRAGMENT_NODE = 11;

// Not by `host`, which links have as well.
export const isRoot = (node: Node): node is ShadowRoot => node.nodeType === FRAGMENT_NODE;

/** The element that a container is, or stands at. */
export const elementOf = (container: Container): Element => (isRoot(container) ? container.host : container);

/** The node after this one in page order, within `container`; `skip` leaves out what is in the node. */
export function following(node: Node, container: Container, skip: boolean): Node | null {
  if (!skip && node.firstChild) return node.firstChild;
  for (let at: Node | null = node; at && at !== container; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling;
  return null;
}
