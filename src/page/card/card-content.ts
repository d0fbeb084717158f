/** The card's content: plain nodes made from data, the same wherever the card is shown. */
import type { Certainty, CitedText, EvidenceCard, Study } from '../../shared/evidence.ts';
import { countText, type TextKey, text } from '../../shared/texts.ts';
import { verdictSign } from '../../shared/verdict-sign.ts';
import { markupNodes } from './markup.ts';

const CERTAINTY: Readonly<Record<Certainty, TextKey>> = {
  high: 'sureHigh',
  moderate: 'sureModerate',
  low: 'sureLow',
  'very-low': 'sureVeryLow',
};

/** What a card is about. */
export interface CardSubject {
  /** The claim as a reader sees it. */
  readonly quote: string;
  /** How sure the evidence is for this claim's region. */
  readonly certainty: Certainty;
  readonly card: EvidenceCard;
}

type Child = Node | string;

function element(document: Document, tag: string, className: string, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** A part of the card with its own heading. */
function part(document: Document, heading: TextKey, ...children: Child[]): HTMLElement {
  return element(document, 'section', 'part', element(document, 'h3', '', text(heading)), ...children);
}

function cited(document: Document, heading: TextKey, { text: markup }: CitedText): HTMLElement {
  return part(document, heading, element(document, 'p', '', ...markupNodes(document, markup)));
}

/** The page that a reader can look a study up on: its DOI, its PubMed entry, or its publisher's own page. */
export function studyAddress({ doi, pmid, url }: Study): string | null {
  if (doi !== undefined) return `https://doi.org/${encodeURI(doi)}`;
  if (pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return url ?? null;
}

/** "Smith J, Doe A, Roe B" shortens to "Smith J et al."; two names stand in full. */
function shortAuthors(authors: string): string {
  const [first, , third] = authors.split(', ');
  return first !== undefined && third !== undefined ? `${first} et al.` : authors;
}

/** Who, when, how many, how long; what the record does not tell is left out. */
function studyFacts({ authors, year, n, duration }: Study): string {
  return [
    authors === undefined ? undefined : shortAuthors(authors),
    year?.toString(),
    n === undefined ? undefined : text('cardStudyPeople', new Intl.NumberFormat().format(n)),
    duration,
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ');
}

function studyTitle(document: Document, study: Study): HTMLElement {
  const address = studyAddress(study);
  if (address === null) return element(document, 'span', 'study-title', study.title);
  const link = element(document, 'a', 'study-title', study.title) as HTMLAnchorElement;
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.append(element(document, 'span', 'unseen', ` (${text('cardOpensTab')})`));
  return link;
}

function studyEntry(document: Document, study: Study): HTMLElement {
  return element(
    document,
    'li',
    'study',
    studyTitle(document, study),
    element(document, 'p', 'study-facts', studyFacts(study)),
    element(document, 'p', 'study-finding', study.finding),
  );
}

function studyList(document: Document, studies: readonly Study[]): HTMLElement {
  const count = countText('cardStudyOne', 'cardStudyOther', studies.length);
  const list = element(document, 'ul', 'studies', ...studies.map((study) => studyEntry(document, study)));
  return element(document, 'details', 'part', element(document, 'summary', '', count), list);
}

/** The card's head: verdict and claim. `titleId` names the card for screen readers. */
function head(document: Document, { quote, card }: CardSubject, titleId: string): HTMLElement {
  const title = element(document, 'h2', 'title', verdictSign(document, card.evidence.verdict));
  title.id = titleId;
  const claim = element(document, 'blockquote', 'quote', `“${quote}”`);
  claim.setAttribute('aria-label', text('cardClaim'));
  return element(document, 'header', 'head', title, claim);
}

/** All parts of the card in reading order. The evidence itself is written in English. */
export function cardContent(document: Document, subject: CardSubject, titleId: string): HTMLElement {
  const { evidence, studies } = subject.card;
  const body = element(
    document,
    'div',
    'body',
    element(document, 'p', 'answer', ...markupNodes(document, evidence.answer)),
    part(document, 'cardSure', element(document, 'p', '', text(CERTAINTY[subject.certainty]))),
    cited(document, 'cardFound', evidence.found),
    cited(document, 'cardContrary', evidence.contrary),
    cited(document, 'cardInstead', evidence.instead),
    studyList(document, studies),
  );
  body.lang = 'en';
  const foot = element(
    document,
    'footer',
    'foot',
    element(document, 'p', '', text('cardScope')),
    element(document, 'p', '', text('cardSearched', monthName(evidence.searched), evidence.version)),
  );
  return element(document, 'div', 'content', head(document, subject, titleId), body, foot);
}

/** `2026-11` in the words of the interface language. */
function monthName(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const date = new Date(Date.UTC(year, number - 1, 1));
  return new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}
