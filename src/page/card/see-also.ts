/**
 * Other cards that a claim's card leads to: the line that names them, and a page with one of them that stands in the
 * place of the claim's until Back is pressed. Nobody claimed it there, so it asks neither why nor whether it is wrong.
 */

import type { FamilyCard, RelatedFamily } from '../../shared/evidence.ts';
import { inEnglish } from '../../shared/interface/english.ts';
import { text } from '../../shared/interface/texts.ts';
import { verdictSign } from '../../shared/interface/verdict-sign.ts';
import { evidenceFolds, evidenceParts, searchedLine, TITLE_ID } from './card-parts.ts';
import { folds } from './folds.ts';
import { element, pressButton } from './nodes.ts';

/** The line, or null where no card is related. @param read gets a family's card. */
export function seeAlso(
  document: Document,
  related: readonly RelatedFamily[],
  read: (family: string) => Promise<FamilyCard>,
): HTMLElement | null {
  if (related.length === 0) return null;
  const buttons = related.flatMap(({ family, name }, i) => {
    const button = pressButton(
      document,
      'link-button',
      name,
      () => void turn(document, button, read(family)),
    );
    inEnglish(button);
    return i === 0 ? [button] : [', ', button];
  });
  return element(document, 'p', 'see-also', `${text('cardSeeAlso')} `, ...buttons);
}

/** Puts a family's page in the place of the one that the pressed button stands on. */
async function turn(document: Document, pressed: HTMLElement, reading: Promise<FamilyCard>): Promise<void> {
  const parts = await reading.then(
    (card) => familyParts(document, card),
    () => [heading(document, text('cardFailed'), 'p')],
  );
  const before = pressed.closest('.content');
  if (!before?.isConnected) return; // the card was closed meanwhile, or another button was quicker
  const back = pressButton(document, 'link-button back', text('cardBack'), () => {
    page.replaceWith(before);
    pressed.focus();
  });
  const page = element(document, 'div', 'content', back, ...parts);
  before.replaceWith(page);
  parts[0]?.focus({ preventScroll: true });
}

/** The page's first words, which take the focus. */
function heading(document: Document, words: string, tag: 'h2' | 'p'): HTMLElement {
  const made = element(document, tag, 'family', words);
  made.tabIndex = -1;
  return made;
}

function familyParts(document: Document, card: FamilyCard): HTMLElement[] {
  const name = inEnglish(heading(document, card.evidence.name, 'h2'));
  const verdict = element(document, 'p', 'title', verdictSign(document, card.evidence.verdict));
  verdict.id = TITLE_ID;
  return [
    name,
    verdict,
    ...evidenceParts(document, card),
    folds(document, evidenceFolds(document, { card })),
    searchedLine(document, card),
  ];
}
