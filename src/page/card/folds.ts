/** The card's further parts, folded: a row of buttons of which one at a time shows its panel below. */
import { text } from '../../shared/interface/texts.ts';
import { element, pressButton } from './nodes.ts';

export interface Fold {
  readonly id: string;
  readonly label: string;
  /** Built when it is first opened. */
  readonly content: () => readonly Node[];
}

export function folds(document: Document, parts: readonly Fold[]): HTMLElement {
  const opened = new Map<HTMLButtonElement, HTMLElement>();
  const toggle = (pressed: HTMLButtonElement, fold: Fold) => {
    for (const [button, panel] of opened) {
      const isOpen = button === pressed && panel.hidden;
      if (isOpen && !panel.hasChildNodes()) panel.append(...fold.content());
      panel.hidden = !isOpen;
      button.setAttribute('aria-expanded', String(isOpen));
      if (isOpen) panel.scrollIntoView({ block: 'nearest' });
    }
  };
  const row = element(document, 'div', 'folds');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', text('cardMore'));
  for (const fold of parts) {
    const panel = element(document, 'section', 'panel');
    panel.id = fold.id;
    panel.hidden = true;
    panel.setAttribute('aria-label', fold.label);
    const button = pressButton(document, 'fold', fold.label, (pressed) => toggle(pressed, fold));
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-controls', fold.id);
    opened.set(button, panel);
    row.append(button);
  }
  return element(document, 'div', 'further', row, ...opened.values());
}
