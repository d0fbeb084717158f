/** For marks that are wrong: hide what is no claim, and copy a report of it. */
import type { FamilyCard } from '../../shared/evidence.ts';
import { type TextKey, text } from '../../shared/interface/texts.ts';
import type { HideScope } from '../../shared/settings/hidden-claims.ts';
import type { CardSubject } from './card-subject.ts';
import { copyPlace, copyText } from './copy.ts';
import { element, pressButton } from './nodes.ts';

/** What the card can do beyond itself. */
export interface CardActions {
  /** The card of a family that this one leads to. */
  related(family: string): Promise<FamilyCard>;
  /** Hides the claim; the card closes, because its mark goes. */
  hide(scope: HideScope): void;
  /** False in private windows, where hiding holds for this view of the page only. */
  readonly remembers: boolean;
  /** The page's address, asked for only when the user wants it in a report. */
  pageAddress(): string;
}

const HIDE: readonly (readonly [HideScope, TextKey])[] = [
  ['page', 'hidePage'],
  ['site', 'hideSite'],
  ['rule', 'hideRule'],
];

/** The report as plain text. @param address left out when null. */
export function reportOf({ quote, card, version }: CardSubject, address: string | null): string {
  const lines = [
    text('reportTitle'),
    `${text('reportSentence')}: ${text('quoted', quote)}`,
    `${text('reportRule')}: ${card.rule.id} (${card.rule.name})`,
    `${text('reportVersion')}: ${version}, rules ${card.rulesVersion}, card ${card.evidence.family} ${card.evidence.version}`,
    ...(address === null ? [] : [`${text('reportPage')}: ${address}`]),
  ];
  return lines.join('\n');
}

function hideButtons(document: Document, { hide, remembers }: CardActions): HTMLElement {
  const offered = remembers ? HIDE : HIDE.slice(0, 1);
  const buttons = offered.map(([scope, label]) =>
    pressButton(document, 'plain-button', text(label), () => hide(scope)),
  );
  return element(document, 'div', 'stack', ...buttons);
}

export function wrongPanel(document: Document, subject: CardSubject, actions: CardActions): HTMLElement[] {
  const told = copyPlace(document);
  const withAddress = element(document, 'input', '');
  withAddress.type = 'checkbox';
  const copy = pressButton(document, 'plain-button', text('reportCopy'), () => {
    void copyText(told, reportOf(subject, withAddress.checked ? actions.pageAddress() : null));
  });
  return [
    element(document, 'p', 'soft', text(actions.remembers ? 'hideNote' : 'hidePrivateNote')),
    hideButtons(document, actions),
    element(document, 'h3', '', text('reportHeading')),
    element(document, 'label', 'tick', withAddress, element(document, 'span', '', text('reportAddress'))),
    copy,
    told,
  ];
}
