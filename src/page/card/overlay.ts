/**
 * What is shown over a page: a host in the top layer with a closed shadow root, so that no style of the page reaches
 * it and no script of the page reads it or presses its buttons.
 */
import designCss from '../../shared/interface/design.css';
import hostCss from './host.css';
import { element } from './nodes.ts';

/** Names the hosts' attributes: what an instance that is gone has left is found by them. */
export const OVERLAYS = {
  card: 'data-spotcheck-card',
  sign: 'data-spotcheck-sign',
  ring: 'data-spotcheck-ring',
  live: 'data-spotcheck-live',
} as const;

/**
 * Where a host must stand to be seen and reached: everything outside of an open modal dialog, or of what is shown in
 * full screen, is inert, in the top layer too.
 */
export function homeFor(document: Document): Element {
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
  const full = document.fullscreenElement;
  // Of two, the one within the other was opened later; of two apart, the dialog as a rule.
  if (full && (!dialog || dialog.contains(full))) return full;
  return dialog ?? document.documentElement;
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
