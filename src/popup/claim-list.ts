/** The list of the page's claims. What is pointed at or has the focus in it is told, so that the page can show it. */

import type { RelatedFamily } from '../shared/evidence.ts';
import { inEnglish } from '../shared/interface/english.ts';
import { byId } from '../shared/interface/page-nodes.ts';
import { numberText, type TextKey, text } from '../shared/interface/texts.ts';
import { verdictSign, verdictWord } from '../shared/interface/verdict-sign.ts';
import type { PainterName, Where } from '../shared/messages/messages.ts';
import { OWN_FAMILY } from '../shared/settings/own-packs.ts';
import { type ClaimGroup, filtered, groupsOf } from './claim-groups.ts';
import type { FramedClaim } from './page-state.ts';
import { KeptList, line, quoteLine } from './parts.ts';

export interface ClaimListActions {
  goTo(claim: FramedClaim): void;
  /** A claim is pointed at, or none any more. @param byKeyboard the user went to it by keyboard */
  pointAt(claim: FramedClaim | null, byKeyboard: boolean): void;
}

const WHERE: Readonly<Partial<Record<Where, TextKey>>> = {
  alt: 'whereAlt',
  title: 'whereTitle',
  meta: 'whereMeta',
};

const PAINTER: Readonly<Record<PainterName, TextKey>> = {
  mark: 'painterMarkShort',
  highlight: 'painterHighlightShort',
  outline: 'painterOutlineShort',
  list: 'painterListShort',
};

/** What names a claim in the tab. */
const keyOf = ({ frameId, id }: FramedClaim): string => `${frameId} ${id}`;

export class ClaimList {
  private readonly place: HTMLElement;
  private readonly filter: HTMLSelectElement;
  private readonly list: KeptList<ClaimGroup>;
  private readonly options: KeptList<ClaimGroup | null>;
  private claims: readonly FramedClaim[] = [];
  private byKey = new Map<string, FramedClaim>();
  private families = new Map<string, string>();

  constructor(
    private readonly document: Document,
    private readonly actions: ClaimListActions,
  ) {
    this.place = byId(document, 'claim-list', HTMLElement);
    this.filter = byId(document, 'filter', HTMLSelectElement);
    this.list = new KeptList(this.place, (group) => this.groupPart(group));
    this.options = new KeptList(this.filter, (group) => this.option(group));
    this.filter.addEventListener('change', () => this.update());
    this.listen();
  }

  /** Names of families, which the lines say from now on. */
  name(families: readonly RelatedFamily[]): void {
    this.families = new Map(families.map(({ family, name }) => [family, name]));
    for (const part of this.place.querySelectorAll<HTMLElement>('[data-family]'))
      part.textContent = this.familyName(part.dataset.family ?? '');
  }

  show(claims: readonly FramedClaim[]): void {
    this.claims = claims;
    this.byKey = new Map(claims.map((claim) => [keyOf(claim), claim]));
    this.update();
  }

  private update(): void {
    const groups = groupsOf(this.claims);
    const wanted = this.filter.value;
    if (this.options.show([null, ...groups]))
      this.filter.value = groups.some(({ verdict }) => verdict === wanted) ? wanted : '';
    byId(this.document, 'filter-row', HTMLElement).hidden = groups.length < 2;
    const focused = this.buttons().find((button) => button === this.document.activeElement);
    const at = focused ? this.buttons().indexOf(focused) : -1;
    if (this.list.show(filtered(groups, this.filter.value)) && focused) this.focus(focused.dataset.claim, at);
  }

  private buttons(): HTMLElement[] {
    return [...this.place.querySelectorAll<HTMLElement>('[data-claim]')];
  }

  /** Gives the focus back after a list was made anew: to the claim, or to what stands where it stood. */
  private focus(key: string | undefined, index: number): void {
    const buttons = this.buttons();
    const same = buttons.find((button) => button.dataset.claim === key);
    (same ?? buttons[Math.min(index, buttons.length - 1)])?.focus();
  }

  private option(group: ClaimGroup | null): HTMLOptionElement {
    const option = this.document.createElement('option');
    option.value = group?.verdict ?? '';
    const count = group?.claims.length ?? this.claims.length;
    option.textContent = text(
      'popupFilterOption',
      group ? verdictWord(group.verdict) : text('popupAll'),
      count,
    );
    return option;
  }

  private groupPart({ verdict, claims }: ClaimGroup): HTMLElement {
    const head = this.document.createElement('h3');
    head.append(verdictSign(this.document, verdict), line(this.document, 'count', numberText(claims.length)));
    const list = this.document.createElement('ul');
    list.append(...claims.map((claim) => this.entry(claim)));
    const part = this.document.createElement('section');
    part.append(head, list);
    return part;
  }

  private entry(claim: FramedClaim): HTMLElement {
    const button = this.document.createElement('button');
    button.type = 'button';
    button.className = 'claim';
    button.dataset.claim = keyOf(claim);
    button.append(quoteLine(this.document, claim.quote), this.details(claim));
    const entry = this.document.createElement('li');
    entry.append(button);
    return entry;
  }

  /** Family, painter, and where it stands, for what is no plain text of the page. */
  private details({ family, painter, where, frameId }: FramedClaim): HTMLElement {
    const name = line(this.document, '', this.familyName(family));
    name.dataset.family = family;
    if (family !== OWN_FAMILY) inEnglish(name); // as the cards themselves
    const place = WHERE[where];
    const told = [
      text(PAINTER[painter]),
      ...(place ? [text(place)] : []),
      ...(frameId ? [text('whereFrame')] : []),
    ];
    const details = line(this.document, 'where', '');
    details.append(name, ` · ${told.join(' · ')}`);
    return details;
  }

  private familyName(family: string): string {
    return family === OWN_FAMILY ? text('ownCardTitle') : (this.families.get(family) ?? family);
  }

  private listen(): void {
    const at = ({ target }: Event) => this.byKey.get(this.keyAt(target as Element) ?? '') ?? null;
    this.place.addEventListener('click', (event) => {
      const claim = at(event);
      if (claim) this.actions.goTo(claim);
    });
    this.place.addEventListener('pointerover', (event) => this.actions.pointAt(at(event), false));
    this.place.addEventListener('pointerleave', () => this.actions.pointAt(null, false));
    this.place.addEventListener('focusin', (event) => {
      const byKeyboard = (event.target as Element).matches(':focus-visible');
      this.actions.pointAt(at(event), byKeyboard);
    });
    this.place.addEventListener('focusout', () => this.actions.pointAt(null, false));
  }

  private keyAt(element: Element | null): string | undefined {
    return element?.closest<HTMLElement>('[data-claim]')?.dataset.claim;
  }
}
