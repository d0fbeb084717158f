/** What regulators ask of advertisements that make such claims, and what they said of some. */

import { studyAddress } from '../../shared/citation.ts';
import type { Regulation, Study } from '../../shared/evidence.ts';
import { inEnglish } from '../../shared/interface/english.ts';
import { text } from '../../shared/interface/texts.ts';
import type { FamilySubject } from './card-subject.ts';
import { element, outsideLink } from './nodes.ts';

function ruleEntry(
  document: Document,
  { country, body, code, number, says, exceptions }: Regulation,
): HTMLElement {
  return element(
    document,
    'li',
    'regulation',
    element(
      document,
      'p',
      'regulation-head',
      element(document, 'strong', '', country),
      ` · ${body}, ${code}, ${number}`,
    ),
    element(document, 'p', '', exceptions === undefined ? says : `${says} ${exceptions}`),
  );
}

function caseEntry(document: Document, study: Study): HTMLElement {
  const address = studyAddress(study);
  const head =
    address === null ? study.title : outsideLink(document, address, study.title, text('cardOpensTab'));
  const who = [study.authors, study.year?.toString()].filter((part) => part !== undefined).join(', ');
  return element(
    document,
    'li',
    'regulation',
    element(document, 'p', 'regulation-head', element(document, 'strong', '', who), ' · ', head),
    element(document, 'p', '', study.finding),
    study.limits === undefined ? null : element(document, 'p', 'soft', study.limits),
  );
}

export function regulatorsPanel(document: Document, { card }: FamilySubject): HTMLElement[] {
  const list = element(
    document,
    'ul',
    'regulations',
    ...card.regulations.map((regulation) => ruleEntry(document, regulation)),
    ...card.cases.map((one) => caseEntry(document, one)),
  );
  return [element(document, 'p', 'soft', text('regulatorsNote')), inEnglish(list)];
}
