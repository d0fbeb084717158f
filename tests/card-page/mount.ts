/** In the page: mounts a card with the extension's own rendering code, but in an open root, where tools can look. */
import ruleSet from 'compiled:rules';
import { evidenceCard, familyCard } from '../../src/background/evidence.ts';
import { cardNodes } from '../../src/page/card/card.ts';
import { markupNodes } from '../../src/page/card/markup.ts';
import { type CardSample, SAMPLES } from './samples.ts';

export interface MountOptions {
  /** Where the card stands; `sheet` as on narrow screens. */
  readonly as?: 'card' | 'sheet';
  /** Whether another claim overlaps it. */
  readonly isShared?: boolean;
  /** Id of a folded part to open. */
  readonly fold?: string;
}

const subjectOf = ({ family, rule, quote, words, concepts }: CardSample) => ({
  quote,
  words,
  card: evidenceCard(ruleSet, { family, rule, concepts }),
  version: '1.0.0',
});

/** Shows a family's card in place of the one before. */
function mountCard(family: string, { as = 'card', isShared = false, fold }: MountOptions = {}): void {
  const sample = SAMPLES.find((one) => one.family === family);
  if (!sample) throw new Error(`no sample claim for the family '${family}'`);
  document.querySelector('#host')?.remove();
  const host = document.createElement('div');
  host.id = 'host';
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'open' });
  const actions = {
    related: async (other: string) => familyCard(ruleSet, other),
    hide: () => {},
    remembers: true,
    pageAddress: () => location.href,
  };
  const others = isShared ? SAMPLES.filter((one) => one !== sample).slice(0, 1) : [];
  const claims = [sample, ...others].map((one) => ({ subject: subjectOf(one), actions }));
  const content = { claims, first: 0, onShown: () => {} };
  const [style, panel] = cardNodes(document, content, () => host.remove());
  panel.classList.toggle('is-sheet', as === 'sheet');
  if (as === 'card') panel.style.inset = '24px auto auto 24px';
  root.append(style, panel);
  document.body.append(host);
  host.showPopover();
  if (fold) pressed(root, fold);
}

/** Opens a folded part as a test may: its button acts on trusted presses only, so the caller presses it. */
function pressed(root: ShadowRoot, fold: string): void {
  root.querySelector<HTMLElement>(`.fold[aria-controls="${fold}"]`)?.focus();
}

/** What a piece of card text becomes, as HTML. */
function sanitised(markup: string): string {
  const place = document.createElement('p');
  document.body.append(place);
  place.append(...markupNodes(document, markup));
  return place.innerHTML;
}

Object.assign(globalThis, { mountCard, sanitised, cardFamilies: SAMPLES.map(({ family }) => family) });
