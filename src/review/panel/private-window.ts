/** The panel in a private window: it says that nothing is reviewed there, and opens no store. */
import { byId } from '../../shared/interface/page-nodes.ts';
import { text } from '../../shared/interface/texts.ts';

export function sayPrivate(document: Document): void {
  const page = byId(document, 'page-section', HTMLElement);
  for (const section of document.querySelectorAll<HTMLElement>('main > section'))
    section.hidden = section !== page;
  byId(document, 'page-title', HTMLElement).textContent = text('docPage');
  byId(document, 'state', HTMLElement).textContent = text('reviewPrivate');
  for (const id of ['add-claim', 'capture']) byId(document, id, HTMLButtonElement).disabled = true;
}
