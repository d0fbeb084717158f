/** Why this was marked: the words that carried each part of the claim, and the rule that put them together. */

import { SLOTS, type Slot } from '../../detect/claim.ts';
import { inEnglish } from '../../shared/interface/english.ts';
import { type TextKey, text } from '../../shared/interface/texts.ts';
import type { CardSubject } from './card-subject.ts';
import { element } from './nodes.ts';

const SLOT_NAME: Readonly<Record<Slot, TextKey>> = {
  means: 'slotMeans',
  effect: 'slotEffect',
  region: 'slotRegion',
};

export function whyPanel(document: Document, { words, card }: CardSubject): HTMLElement[] {
  const fact = (name: TextKey, value: HTMLElement) =>
    element(document, 'div', 'fact', element(document, 'dt', '', text(name)), value);
  const parts = SLOTS.map((slot) => fact(SLOT_NAME[slot], slotWords(document, words[slot])));
  const rule = inEnglish(element(document, 'dd', '', `${card.rule.name} (${card.rule.id})`));
  return [
    element(document, 'dl', '', ...parts, fact('whyRule', rule)),
    element(document, 'p', 'soft', text('cardScope')),
  ];
}

const slotWords = (document: Document, words: string | undefined): HTMLElement =>
  words === undefined
    ? element(document, 'dd', '', text('slotMissing'))
    : inEnglish(element(document, 'dd', '', text('quoted', words)));
