/** The card's content for a claim: plain nodes made from data, the same wherever the card is shown. */
import { inEnglish } from '../../shared/interface/english.ts';
import { lineIcon } from '../../shared/interface/line-icon.ts';
import { text } from '../../shared/interface/texts.ts';
import { verdictSign } from '../../shared/interface/verdict-sign.ts';
import { evidenceFolds, evidenceParts, searchedLine, TITLE_ID } from './card-parts.ts';
import type { CardSubject } from './card-subject.ts';
import { goesTooFar } from './denial.ts';
import { type Fold, folds } from './folds.ts';
import { type Child, element } from './nodes.ts';
import { type OwnSubject, ownCardContent } from './own-card.ts';
import { seeAlso } from './see-also.ts';
import { whyPanel } from './why-panel.ts';
import { type CardActions, wrongPanel } from './wrong-panel.ts';

/** A claim to be shown, with what can be done about it. */
export type ClaimContent =
  | { readonly subject: CardSubject; readonly actions: CardActions }
  /** Found by a rule of the user's own that names no card. */
  | { readonly own: OwnSubject };

function foldsOf(document: Document, subject: CardSubject, actions: CardActions): Fold[] {
  return [
    ...evidenceFolds(document, subject),
    { id: 'why', label: text('foldWhy'), content: () => whyPanel(document, subject) },
    { id: 'wrong', label: text('foldWrong'), content: () => wrongPanel(document, subject, actions) },
  ];
}

/** A denial is judged by nobody: it gets no verdict, and both sides are below. */
function head(document: Document, { quote, card, denied }: CardSubject): Child[] {
  const sign = denied ? denialSign(document) : verdictSign(document, card.evidence.verdict);
  const title = element(document, 'h2', 'title', sign);
  title.id = TITLE_ID;
  const claim = inEnglish(element(document, 'blockquote', 'quote', text('quoted', quote)));
  claim.title = quote; // long claims are cut short
  return [title, claim, denied && goesTooFar(quote, card) ? tooFarNote(document) : null];
}

/** A speech bubble where claims have their verdict. */
const denialSign = (document: Document): HTMLElement =>
  element(document, 'span', 'verdict', lineIcon(document, 'M4 5h12v8H9l-4 3v-3H4Z'), text('denialTitle'));

const tooFarNote = (document: Document): HTMLElement =>
  element(document, 'p', 'too-far', text('denialTooFar'));

/** All parts of the card in reading order. */
export function cardContent(document: Document, content: ClaimContent): HTMLElement {
  if ('own' in content) return ownCardContent(document, content.own);
  const { subject, actions } = content;
  const { card, words } = subject;
  return element(
    document,
    'div',
    'content',
    ...head(document, subject),
    ...evidenceParts(document, card, words.means),
    seeAlso(document, card.related, actions.related),
    folds(document, foldsOf(document, subject, actions)),
    searchedLine(document, card),
  );
}
