/** The popup's page: shows what is known, and tells what the user does. */

import type { RelatedFamily } from '../shared/evidence.ts';
import { byId } from '../shared/interface/page-nodes.ts';
import { countText, type TextKey, text } from '../shared/interface/texts.ts';
import { applyTheme } from '../shared/interface/theme.ts';
import type { Direction, WalkedTo } from '../shared/messages/messages.ts';
import type { HiddenClaim, HideScope } from '../shared/settings/hidden-claims.ts';
import type { Preferences } from '../shared/settings/preferences.ts';
import type { SetAside } from '../shared/settings/switches.ts';
import { ClaimList, type ClaimListActions } from './claim-list.ts';
import { canBeChecked, type PageFacts, type PageState, pageState, stateSentence } from './page-state.ts';
import { KeptList, line, quoteLine } from './parts.ts';
import { SensitivityChoice } from './sensitivity-choice.ts';
import { type SwitchActions, SwitchRows } from './switch-rows.ts';

export interface PopupActions extends SwitchActions, ClaimListActions {
  /** Checks this page, which is not checked by itself. */
  check(): void;
  walk(direction: Direction): void;
  toggleMarks(): void;
  prefer(change: Partial<Preferences>): void;
  openOptions(): void;
  openReview(): void;
  dropSetAside(): void;
  /** Brings back what the user has hidden. */
  showAgain(hidden: HiddenClaim): void;
}

const HIDDEN_WHERE: Readonly<Record<HideScope, TextKey>> = {
  page: 'hiddenPage',
  site: 'hiddenSite',
  rule: 'hiddenRule',
};

export class PopupView {
  private readonly switches: SwitchRows;
  private readonly claims: ClaimList;
  private readonly sensitivity: SensitivityChoice;
  private readonly hiddenList: KeptList<HiddenClaim>;

  constructor(
    private readonly document: Document,
    private readonly actions: PopupActions,
  ) {
    this.switches = new SwitchRows(document, actions);
    this.claims = new ClaimList(document, actions);
    this.sensitivity = new SensitivityChoice(document, (sensitivity) => actions.prefer({ sensitivity }));
    this.hiddenList = new KeptList(this.element('hidden-list'), (entry) => this.hiddenEntry(entry));
    this.onPress('check', () => actions.check());
    this.onPress('options', () => actions.openOptions());
    this.onPress('review', () => actions.openReview());
    this.onPress('notice-dismiss', () => actions.dropSetAside());
    this.onPress('previous', () => actions.walk('previous'));
    this.onPress('next', () => actions.walk('next'));
    this.onPress('marks', () => actions.toggleMarks());
    this.write('previous', text('popupPrevious'));
    this.write('next', text('popupNext'));
  }

  /** Shows a page's state. @param site its key, null where it has none. */
  show(facts: PageFacts, site: string | null, isPrivate: boolean): void {
    const state = pageState(facts);
    const { sentence, why } = stateSentence(state);
    // A text that stays is not written again, or screen readers would say it again.
    this.write('sentence', sentence);
    this.write('why', why);
    this.element('why').hidden = why === '';
    this.element('check').hidden = !canBeChecked(state);
    this.switches.show({ ...facts, site: state.kind === 'closed' ? null : site });
    this.element('private-note').hidden = !isPrivate;
    this.showClaims(state);
  }

  /** Shows what is preferred; the page is seen from then on, in the colours that were asked for. */
  prefer({ theme, sensitivity }: Preferences): void {
    this.sensitivity.show(sensitivity);
    applyTheme(this.document, theme);
  }

  /** Shows or hides the notice about settings that could not be read. */
  notice(aside: SetAside | null): void {
    this.element('notice').hidden = aside === null;
    if (aside) this.write('notice-text', text(aside.reason === 'newer' ? 'noteNewer' : 'noteBroken'));
  }

  /** Names of families, as soon as they are known. */
  name(families: readonly RelatedFamily[]): void {
    this.claims.name(families);
  }

  /** Tells where on the page a walk has led; null: nowhere. */
  walkedTo(place: WalkedTo | null): void {
    const said = place ? text('popupPlace', place.number, place.total) : text('popupNowhere');
    this.write('place', said);
  }

  /** Lists what the user has hidden, as far as it acts on this page. */
  hidden(entries: readonly HiddenClaim[]): void {
    this.element('hidden-claims').hidden = entries.length === 0;
    this.write('hidden-label', countText('popupHiddenOne', 'popupHiddenOther', entries.length));
    this.hiddenList.show(entries);
  }

  private hiddenEntry(entry: HiddenClaim): HTMLElement {
    const button = this.document.createElement('button');
    button.type = 'button';
    button.textContent = text('popupShowAgain');
    button.addEventListener('click', () => this.actions.showAgain(entry));
    const item = this.document.createElement('li');
    const where = text(HIDDEN_WHERE[entry.scope], entry.rule);
    item.append(quoteLine(this.document, entry.quote), line(this.document, 'where', where), button);
    return item;
  }

  private showClaims(state: PageState): void {
    const claims = state.kind === 'looked' ? state.claims : [];
    this.element('claims').hidden = claims.length === 0;
    const concealed = state.kind === 'looked' && state.concealed;
    this.write('marks', text(concealed ? 'popupShowMarks' : 'popupHideMarks'));
    for (const id of ['previous', 'next']) byId(this.document, id, HTMLButtonElement).disabled = concealed;
    this.claims.show(claims);
  }

  private onPress(id: string, act: () => void): void {
    this.element(id).addEventListener('click', act);
  }

  private write(id: string, content: string): void {
    const element = this.element(id);
    if (element.textContent !== content) element.textContent = content;
  }

  private element(id: string): HTMLElement {
    return byId(this.document, id, HTMLElement);
  }
}
