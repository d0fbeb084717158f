/** What an instance of the extension that is gone could not take away itself. */
import { OVERLAYS } from '../card/overlay.ts';
import { MARK_ATTRIBUTE, TONE_ATTRIBUTE_NAMES } from './mark-painter.ts';
import { OUTLINE_ATTRIBUTE } from './outline-painter.ts';

/** Takes our marks, outlines and cards out of a document. Their makers are gone, so texts are joined by place. */
export function removeLeftovers(document: Document): void {
  for (const mark of document.querySelectorAll(`mark[${MARK_ATTRIBUTE}]`)) unwrap(mark);
  for (const image of document.querySelectorAll(`[${OUTLINE_ATTRIBUTE}]`))
    for (const ours of [OUTLINE_ATTRIBUTE, ...TONE_ATTRIBUTE_NAMES]) image.removeAttribute(ours);
  const overlays = Object.values(OVERLAYS).map((attribute) => `[${attribute}]`);
  for (const ours of document.querySelectorAll(overlays.join())) ours.remove();
}

function unwrap(mark: Element): void {
  const { previousSibling: before, nextSibling: after } = mark;
  const isWhole = mark.childNodes.length <= 1 && before instanceof Text && after instanceof Text;
  if (!isWhole) return mark.replaceWith(...mark.childNodes);
  before.appendData((mark.textContent ?? '') + after.data);
  after.remove();
  mark.remove();
}
