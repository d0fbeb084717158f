/** Elements of the popup's page. */
import { inEnglish } from '../shared/interface/english.ts';
import { text } from '../shared/interface/texts.ts';

/** A line of text. */
export function line(document: Document, className: string, content: string): HTMLElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = content;
  return made;
}

/** A claim in its own words. */
export const quoteLine = (document: Document, quote: string): HTMLElement =>
  inEnglish(line(document, 'quote', text('quoted', quote)));

/** A list in the page, which leaves what it shows already as it is: the focus may be in it. */
export class KeptList<T> {
  private shown = '';

  constructor(
    private readonly place: HTMLElement,
    private readonly toItem: (entry: T) => HTMLElement,
  ) {}

  /** @returns false where nothing was to be changed */
  show(entries: readonly T[]): boolean {
    const content = JSON.stringify(entries);
    if (content === this.shown) return false;
    this.shown = content;
    this.place.replaceChildren(...entries.map(this.toItem));
    return true;
  }
}
