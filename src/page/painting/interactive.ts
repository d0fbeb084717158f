/** What a click or the Enter key belongs to before it belongs to a claim: a link stays a link. */

const INTERACTIVE =
  'a[href], button, summary, label, select, option, input, textarea, ' +
  '[role="button" i], [role="link" i], [role="tab" i], [role="menuitem" i], [role="option" i], [role="switch" i]';

/** The nearest link, button or the like that an element is or stands in. */
export const interactiveAt = (element: Element | null): Element | null =>
  element?.closest(INTERACTIVE) ?? null;

/** The element that an event happened on, in open shadow roots too. */
export function targetOf(event: Event): Element | null {
  const target = event.composedPath()[0];
  return target instanceof Element ? target : null;
}
