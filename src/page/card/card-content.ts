/** The card's content: plain nodes made from data, the same wherever the card is shown. */
import type { Certainty, EvidenceRegion, Statement } from '../../shared/evidence.ts';
import { type TextKey, text } from '../../shared/texts.ts';
import { verdictSign } from '../../shared/verdict-sign.ts';
import { answerFor } from './answer.ts';
import type { CardSubject } from './card-subject.ts';
import { type Fold, folds } from './folds.ts';
import { markupNodes } from './markup.ts';
import { type Child, element } from './nodes.ts';
import { regulatorsPanel } from './regulators-panel.ts';
import { sourcesPanel } from './sources-panel.ts';
import { whyPanel } from './why-panel.ts';
import { type CardActions, wrongPanel } from './wrong-panel.ts';

/** Ids within the card's root, for naming the dialog. */
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
  const words = element(document, 'p', '', ...markupNodes(document, markup));
  words.lang = 'en';
  return element(document, 'section', 'part', element(document, 'h3', '', text(heading)), words);
}

function answer(document: Document, { card, words }: CardSubject): HTMLElement {
  const markup = answerFor(card.evidence, card.wording, words.means);
  const line = element(document, 'p', 'answer', ...markupNodes(document, markup));
  line.id = ANSWER_ID;
  line.lang = 'en';
  return line;
}

/** How sure one can be for this claim's region: a word, what it means, and four bars that show the same. */
function sureness(document: Document, { card: { evidence, wording } }: CardSubject): HTMLElement {
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
  return new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}

function foldsOf(document: Document, subject: CardSubject, actions: CardActions): Fold[] {
  const { studies, regulations, cases } = subject.card;
  const hasRegulators = regulations.length + cases.length > 0;
  return [
    {
      id: 'sources',
      label: text('foldSources', studies.length),
      content: () => sourcesPanel(document, subject),
    },
    ...(hasRegulators
      ? [
          {
            id: 'regulators',
            label: text('foldRegulators'),
            content: () => regulatorsPanel(document, subject),
          },
        ]
      : []),
    { id: 'why', label: text('foldWhy'), content: () => whyPanel(document, subject) },
    { id: 'wrong', label: text('foldWrong'), content: () => wrongPanel(document, subject, actions) },
  ];
}

function head(document: Document, { quote, card }: CardSubject): Child[] {
  const title = element(document, 'h2', 'title', verdictSign(document, card.evidence.verdict));
  title.id = TITLE_ID;
  const claim = element(document, 'blockquote', 'quote', `“${quote}”`);
  claim.title = quote; // long claims are cut short
  return [title, claim];
}

/** All parts of the card in reading order. */
export function cardContent(document: Document, subject: CardSubject, actions: CardActions): HTMLElement {
  const { evidence } = subject.card;
  return element(
    document,
    'div',
    'content',
    ...head(document, subject),
    answer(document, subject),
    sureness(document, subject),
    part(document, 'cardFound', evidence.found),
    part(document, 'cardContrary', evidence.contrary),
    part(document, 'cardInstead', evidence.instead),
    folds(document, foldsOf(document, subject, actions)),
    element(document, 'p', 'searched', text('cardSearched', monthName(evidence.searched), evidence.version)),
  );
}
