/** Building the card's nodes. Everything is text or made of nodes; markup enters in markup.ts alone. */

import { interfaceLanguage } from '../../shared/interface/texts.ts';

export type Child = Node | string | null;

/** An element with a class and children; a child that is null is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that acts on a person's press only: events that a script made are not trusted. */
export function pressButton(
  document: Document,
  className: string,
  label: string,
  onPress: (button: HTMLButtonElement) => void,
): HTMLButtonElement {
  const button = element(document, 'button', className, label);
  button.type = 'button';
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onPress(button);
  });
  return button;
}

/** A link to another site, opened in a new tab that cannot reach back. */
export function outsideLink(document: Document, address: string, label: string, newTab: string) {
  const note = element(document, 'span', 'unseen', ` (${newTab})`);
  note.lang = interfaceLanguage(); // the link itself may be English
  const link = element(document, 'a', '', label, note);
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}
