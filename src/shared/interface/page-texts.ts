/** Puts the interface's texts into one of the extension's own pages, in their language and direction. */
import { interfaceDirection, interfaceLanguage, type TextKey, text } from './texts.ts';

/** Every element that carries `data-text` gets the text of that key. */
export function fillPage(document: Document): void {
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]'))
    element.textContent = text(element.dataset.text as TextKey);
}
