/** Copying text, also on pages where the browser gives no clipboard (http pages, frames with a policy against it). */
import { text } from '../../shared/interface/texts.ts';
import { element } from './nodes.ts';

/**
 * Copies, and says so in `place`; where there is no clipboard, `place` gets a field with the text selected, so that
 * the keyboard can copy it.
 */
export async function copyText(place: HTMLElement, content: string): Promise<void> {
  const document = place.ownerDocument;
  try {
    await document.defaultView?.navigator.clipboard.writeText(content);
    place.replaceChildren(text('copied'));
  } catch {
    showSelected(place, content);
  }
}

function showSelected(place: HTMLElement, content: string): void {
  const document = place.ownerDocument;
  const field = element(document, 'textarea', 'copy-field');
  field.readOnly = true;
  field.value = content;
  field.rows = 4;
  field.setAttribute('aria-label', text('copyField'));
  place.replaceChildren(element(document, 'p', '', text('copyByHand')), field);
  field.focus();
  field.select();
}

/** An empty place in which copying tells how it went, also to screen readers. */
export function copyPlace(document: Document): HTMLElement {
  const place = element(document, 'div', 'copy-place');
  place.setAttribute('role', 'status');
  return place;
}
