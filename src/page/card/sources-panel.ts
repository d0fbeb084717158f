/** The sources behind a card: the trials at a glance, every study with what it found, citations to copy. */

import { CITATION_FORMS, type CitationForm, citation, citations } from '../../shared/citation.ts';
import { ownStudies } from '../../shared/evidence.ts';
import { countText, type TextKey, text } from '../../shared/interface/texts.ts';
import type { FamilySubject } from './card-subject.ts';
import { copyPlace, copyText } from './copy.ts';
import { glance } from './glance.ts';
import { element, pressButton } from './nodes.ts';
import { studyEntry } from './study-entry.ts';

const FORM_NAME: Readonly<Record<CitationForm, TextKey>> = {
  plain: 'citePlain',
  markdown: 'citeMarkdown',
  bibtex: 'citeBibtex',
};

function formChoice(document: Document): HTMLSelectElement {
  const options = CITATION_FORMS.map((form) => {
    const option = element(document, 'option', '', text(FORM_NAME[form]));
    option.value = form;
    return option;
  });
  const choice = element(document, 'select', 'choice', ...options);
  choice.setAttribute('aria-label', text('citeForm'));
  return choice;
}

export function sourcesPanel(
  document: Document,
  { card: { evidence, studies } }: FamilySubject,
): HTMLElement[] {
  const told = copyPlace(document);
  const choice = formChoice(document);
  const form = () => CITATION_FORMS.find((known) => known === choice.value) ?? 'plain';
  const copyAll = pressButton(
    document,
    'plain-button',
    countText('copyAllOne', 'copyAllOther', studies.length),
    () => void copyText(told, citations(studies, form())),
  );
  const entries = studies.map((study) =>
    studyEntry(document, study, (one) => void copyText(told, citation(one, form()))),
  );
  const list = element(document, 'ul', 'studies', ...entries);
  const picture = glance(document, ownStudies(evidence, studies));
  return [...(picture ? [picture] : []), list, element(document, 'div', 'row', choice, copyAll), told];
}
