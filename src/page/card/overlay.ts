/**
 * What is shown over a page: a host in the top layer with a closed shadow root, so that no style of the page reaches
 * it and no script of the page reads it or presses its buttons.
 */
import designCss from '../../shared/design.css';
import hostCss from './host.css';
import { element } from './nodes.ts';

/** Names the hosts' attributes: what an instance that is gone has left is found by them. */
export const OVERLAYS = {
  card: 'data-spotcheck-card',
  sign: 'data-spotcheck-sign',
  ring: 'data-spotcheck-ring',
  live: 'data-spotcheck-live',
} as const;

/** Where a host must stand to be seen and reached: everything outside an open modal dialog is inert. */
export function homeFor(document: Document): Element {
  const dialogs = document.querySelectorAll('dialog:modal');
  return dialogs[dialogs.length - 1] ?? document.documentElement;
}

/** A style sheet for a shadow root: the design, the host, and what is shown in it. */
export function overlayStyle(document: Document, css: string): HTMLStyleElement {
  const style = element(document, 'style', '');
  style.textContent = designCss + hostCss + css;
  return style;
}

/**
 * Puts nodes over the page.
 * @returns their host; removing it takes them away. Focusing it focuses the first of them that can be focused.
 */
export function raiseOverlay(
  document: Document,
  name: 'card' | 'sign' | 'ring',
  ...nodes: readonly Node[]
): HTMLElement {
  const host = element(document, 'div', '');
  host.setAttribute(OVERLAYS[name], '');
  host.popover = 'manual';
  host.attachShadow({ mode: 'closed', delegatesFocus: name === 'sign' }).append(...nodes);
  homeFor(document).append(host);
  host.showPopover();
  return host;
}
