/** The parts of every card, whether somebody made a claim or another card led here. */

import type { Certainty, EvidenceRegion, FamilyCard, Statement } from '../../shared/evidence.ts';
import { inEnglish } from '../../shared/interface/english.ts';
import { interfaceLanguage, type TextKey, text } from '../../shared/interface/texts.ts';
import { answerFor } from './answer.ts';
import type { FamilySubject } from './card-subject.ts';
import type { Fold } from './folds.ts';
import { markupNodes } from './markup.ts';
import { element } from './nodes.ts';
import { regulatorsPanel } from './regulators-panel.ts';
import { sourcesPanel } from './sources-panel.ts';

/** Ids within the card's root, for describing the dialog. */
export const TITLE_ID = 'verdict';
export const ANSWER_ID = 'answer';

const CERTAINTY: Readonly<Record<Certainty, { word: TextKey; means: TextKey; bars: number }>> = {
  high: { word: 'sureHigh', means: 'sureHighMeans', bars: 4 },
  moderate: { word: 'sureModerate', means: 'sureModerateMeans', bars: 3 },
  low: { word: 'sureLow', means: 'sureLowMeans', bars: 2 },
  'very-low': { word: 'sureVeryLow', means: 'sureVeryLowMeans', bars: 1 },
};

const PLACE_SURE: Readonly<Partial<Record<EvidenceRegion, TextKey>>> = {
  belly: 'sureBelly',
  limbs: 'sureLimbs',
  face: 'sureFace',
};

/** A part of the card with its own heading; evidence is written in English. */
function part(document: Document, heading: TextKey, statements: readonly Statement[]): HTMLElement {
  const markup = statements.map(({ says }) => says).join(' ');
  const words = inEnglish(element(document, 'p', '', ...markupNodes(document, markup)));
  return element(document, 'section', 'part', element(document, 'h3', '', text(heading)), words);
}

function answer(
  document: Document,
  { wording, evidence }: FamilyCard,
  words: string | undefined,
): HTMLElement {
  const markup = answerFor(evidence, wording, words);
  const line = inEnglish(element(document, 'p', 'answer', ...markupNodes(document, markup)));
  line.id = ANSWER_ID;
  return line;
}

/** How sure one can be for this claim's region: a word, what it means, and four bars that show the same. */
function sureness(document: Document, { evidence, wording }: FamilyCard): HTMLElement {
  const ofPlace = evidence.sure[wording.place];
  const { word, means, bars } = CERTAINTY[ofPlace ?? evidence.sure.any];
  const placeKey = ofPlace === undefined ? undefined : PLACE_SURE[wording.place];
  const meter = element(document, 'span', 'meter');
  meter.setAttribute('aria-hidden', 'true');
  for (let i = 1; i <= 4; i++) meter.append(element(document, 'i', i <= bars ? 'is-full' : ''));
  return element(
    document,
    'p',
    'sure',
    meter,
    element(
      document,
      'span',
      '',
      element(
        document,
        'strong',
        '',
        `${text('cardSure')}: ${text(word)}${placeKey ? ` ${text(placeKey)}` : ''}.`,
      ),
      ' ',
      text(means),
    ),
  );
}

/** `2026-11` in the words of the interface language. */
function monthName(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, number - 1, 1));
  return new Intl.DateTimeFormat(interfaceLanguage(), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(date);
}

/** From the answer to what works instead. @param words the claim's own words for its means, when it has any. */
export function evidenceParts(document: Document, card: FamilyCard, words?: string): HTMLElement[] {
  const { found, contrary, instead } = card.evidence;
  return [
    answer(document, card, words),
    sureness(document, card),
    part(document, 'cardFound', found),
    part(document, 'cardContrary', contrary),
    part(document, 'cardInstead', instead),
  ];
}

/** What the evidence rests on, folded. */
export function evidenceFolds(document: Document, subject: FamilySubject): Fold[] {
  const { studies, regulations, cases } = subject.card;
  const sources = {
    id: 'sources',
    label: text('foldSources', studies.length),
    content: () => sourcesPanel(document, subject),
  };
  if (regulations.length + cases.length === 0) return [sources];
  const regulators = {
    id: 'regulators',
    label: text('foldRegulators'),
    content: () => regulatorsPanel(document, subject),
  };
  return [sources, regulators];
}

/** The card's last line: how old it is, and in which language where that is not the reader's. */
export function searchedLine(
  document: Document,
  { evidence: { searched, version } }: FamilyCard,
): HTMLElement {
  const age = text('cardSearched', monthName(searched), version);
  const said = interfaceLanguage() === 'en' ? age : `${text('cardEnglish')} ${age}`;
  return element(document, 'p', 'searched', said);
}
