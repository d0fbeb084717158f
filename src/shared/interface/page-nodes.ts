/** Elements of one of the extension's own pages, found by id and known by type, and those that are made for its lists. */

/** Throws when the page has no such element: page and code do not belong together then. */
export function byId<T extends HTMLElement>(document: Document, id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`this page has no ${type.name} with the id '${id}'`);
}

export function button(document: Document, label: string, fullLabel: string, onPress: () => void) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.setAttribute('aria-label', fullLabel);
  made.addEventListener('click', onPress);
  return made;
}

export function switchFor(document: Document, label: string, isOn: boolean, onSwitch: (on: boolean) => void) {
  const made = document.createElement('input');
  made.type = 'checkbox';
  made.setAttribute('role', 'switch');
  made.setAttribute('aria-label', label);
  made.checked = isOn;
  made.addEventListener('change', () => onSwitch(made.checked));
  return made;
}

export function line(document: Document, tag: 'span' | 'p' | 'small', className: string, content: string) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = content;
  return made;
}

/** Shows or hides a message about something that went wrong. */
export function tellProblem(place: HTMLElement, message: string, details: readonly Node[] = []): void {
  place.replaceChildren(message, ...details);
  place.hidden = message === '';
}
