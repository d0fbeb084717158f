/** The card of a claim that a rule of the user's own has found, and that no evidence of Spotcheck's answers. */
import { inEnglish } from '../../shared/interface/english.ts';
import { text } from '../../shared/interface/texts.ts';
import { ANSWER_ID, TITLE_ID } from './card-parts.ts';
import { element } from './nodes.ts';

export interface OwnSubject {
  /** The claim as a reader sees it. */
  readonly quote: string;
  readonly ruleName: string;
}

export function ownCardContent(document: Document, { quote, ruleName }: OwnSubject): HTMLElement {
  const title = element(document, 'h2', 'title', text('ownCardTitle'));
  title.id = TITLE_ID;
  const claim = inEnglish(element(document, 'blockquote', 'quote', text('quoted', quote)));
  claim.title = quote; // long claims are cut short
  const answer = element(document, 'p', 'answer', ruleName);
  answer.id = ANSWER_ID;
  return element(
    document,
    'div',
    'content',
    title,
    claim,
    answer,
    element(document, 'p', 'searched', text('ownCardNote')),
  );
}
