/** Why this was marked: the words that carried each part of the claim, and the rule that put them together. */
import { SLOTS, type Slot } from '../../detect/claim.ts';
import { type TextKey, text } from '../../shared/texts.ts';
import type { CardSubject } from './card-subject.ts';
import { element } from './nodes.ts';

const SLOT_NAME: Readonly<Record<Slot, TextKey>> = {
  means: 'slotMeans',
  effect: 'slotEffect',
  region: 'slotRegion',
};

export function whyPanel(document: Document, { words, card }: CardSubject): HTMLElement[] {
  const parts = SLOTS.map((slot) =>
    element(
      document,
      'div',
      'fact',
      element(document, 'dt', '', text(SLOT_NAME[slot])),
      element(document, 'dd', '', words[slot] === undefined ? text('slotMissing') : `“${words[slot]}”`),
    ),
  );
  const rule = element(
    document,
    'div',
    'fact',
    element(document, 'dt', '', text('whyRule')),
    element(document, 'dd', '', `${card.rule.name} (${card.rule.id})`),
  );
  return [element(document, 'dl', '', ...parts, rule), element(document, 'p', 'soft', text('cardScope'))];
}
