/** One claim in the panel's list: what it says and where, and the reviewer's decision, tags and note. */
import { inEnglish } from '../../shared/interface/english.ts';
import { text } from '../../shared/interface/texts.ts';
import { verdictSign } from '../../shared/interface/verdict-sign.ts';
import { FIELDS } from '../../shared/messages/found-claim.ts';
import { DECISIONS, type ReviewedClaim } from '../record/record.ts';
import { DECISION_WORD, FIELD_WORD, PLACE_WORD, STANDING_WORD } from '../reports/words.ts';
import { onEdited } from './on-edited.ts';
import type { ClaimChange } from './page-review.ts';

export interface ClaimActions {
  change(id: string, change: ClaimChange): void;
  /** Scrolls to the claim on its page and opens its card. */
  show(id: string): void;
}

function made<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** @param number the claim's number on the page, from 1; @param canShow whether the page can show it */
export function claimEntry(
  document: Document,
  claim: ReviewedClaim,
  number: number,
  canShow: boolean,
  actions: ClaimActions,
): HTMLLIElement {
  const entry = made(document, 'li', '', head(document, claim, number), quote(document, claim));
  entry.dataset.claim = claim.id;
  entry.dataset.standing = claim.standing;
  if (claim.formerly !== null)
    entry.append(made(document, 'p', 'address', `${text('docFormerly')}: ${text('quoted', claim.formerly)}`));
  entry.append(facts(document, claim), decisions(document, claim, number, actions));
  if (canShow) {
    const show = made(document, 'button', '', text('reviewShow'));
    show.type = 'button';
    show.setAttribute('aria-label', `${text('reviewShow')}: ${claim.quote}`);
    show.addEventListener('click', () => actions.show(claim.id));
    entry.append(made(document, 'div', 'row', show));
  }
  entry.append(remarks(document, claim, actions));
  return entry;
}

function head(document: Document, { verdict, standing }: ReviewedClaim, number: number): HTMLElement {
  const line = made(document, 'p', 'head', made(document, 'span', 'number', `${number}.`));
  if (verdict) line.append(verdictSign(document, verdict));
  if (standing !== 'there') line.append(made(document, 'span', 'standing', text(STANDING_WORD[standing])));
  return line;
}

function quote(document: Document, { before, quote: words, after }: ReviewedClaim): HTMLElement {
  const around = (part: string) => made(document, 'span', 'around', part);
  const claim = made(document, 'b', '', words);
  return inEnglish(made(document, 'p', 'quote', around(before), claim, around(after)));
}

function facts(document: Document, claim: ReviewedClaim): HTMLElement {
  const list = made(document, 'dl', 'facts');
  const tell = (name: string, ...value: (Node | string)[]) =>
    list.append(
      made(document, 'div', '', made(document, 'dt', '', name), made(document, 'dd', '', ...value)),
    );
  for (const field of FIELDS) {
    const words = claim.fields[field];
    if (words) tell(text(FIELD_WORD[field]), inEnglish(made(document, 'span', '', words)));
  }
  const where = [text(PLACE_WORD[claim.place]), ...(claim.isHidden ? [text('docHidden')] : [])];
  if (claim.frame !== null) where.push(text('docFrame', claim.frame));
  tell(text('docPlace'), where.join('; '));
  const kind = [text(claim.isExpress ? 'docExpress' : 'docImplied')];
  if (claim.isTestimonial) kind.push(text('docTestimonial'));
  tell(text('docKindOfClaim'), kind.join(', '));
  return list;
}

function decisions(
  document: Document,
  claim: ReviewedClaim,
  number: number,
  actions: ClaimActions,
): HTMLElement {
  const options = DECISIONS.map((decision) => {
    const radio = made(document, 'input', '');
    radio.type = 'radio';
    radio.name = `decision-${claim.id}`;
    radio.value = decision;
    radio.checked = claim.decision === decision;
    radio.addEventListener('change', () => actions.change(claim.id, { decision }));
    return made(document, 'label', '', radio, text(DECISION_WORD[decision]));
  });
  const legend = made(document, 'legend', 'unseen', text('reviewDecide', number));
  return made(document, 'fieldset', '', legend, made(document, 'div', 'decisions', ...options));
}

function remarks(document: Document, claim: ReviewedClaim, actions: ClaimActions): HTMLElement {
  const tags = made(document, 'input', '');
  tags.type = 'text';
  tags.value = claim.tags.join(', ');
  onEdited(tags, () => {
    const words = tags.value.split(',').map((tag) => tag.trim());
    actions.change(claim.id, { tags: [...new Set(words.filter((tag) => tag !== ''))] });
  });
  const note = made(document, 'textarea', '');
  note.rows = 2;
  note.value = claim.note;
  onEdited(note, () => actions.change(claim.id, { note: note.value }));
  const field = (name: string, control: HTMLElement) =>
    made(document, 'label', 'field', made(document, 'span', '', name), control);
  const fold = made(
    document,
    'details',
    '',
    made(document, 'summary', '', text('reviewRemarks')),
    field(text('docTags'), tags),
    field(text('docNote'), note),
  );
  fold.open = claim.note !== '' || claim.tags.length > 0;
  return fold;
}
