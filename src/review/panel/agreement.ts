/** Asks before something is done that cannot be taken back. */
import { byId } from '../../shared/interface/page-nodes.ts';

/** @returns whether the user said yes; closing the question by Escape is a no */
export function agrees(document: Document, question: string, yes: string): Promise<boolean> {
  const dialog = byId(document, 'ask', HTMLDialogElement);
  byId(document, 'ask-says', HTMLElement).textContent = question;
  byId(document, 'ask-yes', HTMLButtonElement).textContent = yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
  });
}
