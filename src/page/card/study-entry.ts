/** One study in the card's list: closed a line, open everything that is known of it. */

import { studyAddress } from '../../shared/citation.ts';
import type { LocalEffect, Study } from '../../shared/evidence.ts';
import { inEnglish } from '../../shared/interface/english.ts';
import { type TextKey, text } from '../../shared/interface/texts.ts';
import { type Child, element, outsideLink, pressButton } from './nodes.ts';

export const EFFECT_WORD: Readonly<Record<LocalEffect['found'], TextKey>> = {
  none: 'effectNone',
  unclear: 'effectUnclear',
  local: 'effectLocal',
};

/** "Smith J, Doe A, Roe B" shortens to "Smith J et al."; two names stand in full. */
function shortAuthors(authors: string): string {
  const [first, , third] = authors.split(', ');
  return first !== undefined && third !== undefined ? `${first} et al.` : authors;
}

/** Who and when; a work whose record names no authors goes by its title. */
export function studyName({ authors, year, title }: Study): string {
  const who = authors === undefined ? title : shortAuthors(authors);
  return year === undefined ? who : `${who}, ${year}`;
}

const people = (n: number): string => text('cardStudyPeople', n);

/** The record's own words; nothing where it has none. */
const recorded = (document: Document, words: string | undefined): HTMLElement | undefined =>
  words === undefined ? undefined : inEnglish(element(document, 'span', '', words));

/** A labelled line of an open entry; nothing where the record does not tell. */
function fact(document: Document, label: TextKey, ...content: (Child | undefined)[]): HTMLElement | null {
  const told = content.filter((part) => part !== undefined);
  if (told.length === 0) return null;
  const term = element(document, 'dt', '', text(label));
  const parts = told.flatMap((part, i) => (i === 0 ? [part] : ['; ', part]));
  return element(document, 'div', 'fact', term, element(document, 'dd', '', ...parts));
}

function localEffect(document: Document, { found, because }: LocalEffect): HTMLElement {
  const word = `${text(EFFECT_WORD[found])}. `;
  return element(document, 'span', '', word, recorded(document, because) ?? null);
}

function whole(document: Document, study: Study): HTMLElement {
  const address = studyAddress(study);
  const title =
    address === null ? study.title : outsideLink(document, address, study.title, text('cardOpensTab'));
  const printed = [study.authors, study.journal, study.volumePages ?? study.year?.toString()]
    .filter((part) => part !== undefined)
    .join('. ');
  const where = element(document, 'span', 'study-printed', printed);
  return inEnglish(element(document, 'p', 'study-title', title, where));
}

/** @param copy what the entry's copy button does. */
export function studyEntry(document: Document, study: Study, copy: (study: Study) => void): HTMLElement {
  const effect = study['local-effect'];
  const told = (words: string | undefined) => recorded(document, words);
  const summary = element(
    document,
    'summary',
    '',
    inEnglish(element(document, 'span', 'study-name', studyName(study))),
    study.n === undefined ? null : element(document, 'span', 'study-people', people(study.n)),
  );
  const facts = element(
    document,
    'dl',
    '',
    fact(document, 'studyFound', told(study.finding)),
    fact(document, 'studyLocal', effect && localEffect(document, effect)),
    fact(document, 'studyMethod', told(study.design), told(study.measure)),
    fact(document, 'studyPeople', study.n === undefined ? undefined : people(study.n), told(study.duration)),
    fact(document, 'studyLimits', told(study.limits)),
  );
  const button = pressButton(document, 'plain-button', text('copyOne'), () => copy(study));
  return element(
    document,
    'li',
    'study',
    element(document, 'details', '', summary, whole(document, study), facts, button),
  );
}
