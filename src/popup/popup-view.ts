/** The popup's page: shows what is known, and tells what the user does. */
import type { HiddenClaim, HideScope } from '../shared/hidden-claims.ts';
import type { Where } from '../shared/messages.ts';
import type { SetAside } from '../shared/switches.ts';
import { countText, type TextKey, text } from '../shared/texts.ts';
import { verdictSign } from '../shared/verdict-sign.ts';
import type { FramedClaim, PageFacts, PageState } from './page-state.ts';
import { stateSentence } from './page-state.ts';

export interface PopupActions {
  switchEverywhere(on: boolean): void;
  switchSite(on: boolean): void;
  goTo(claim: FramedClaim): void;
  dropSetAside(): void;
  /** Brings back what the user has hidden. */
  showAgain(hidden: HiddenClaim): void;
}

const WHERE: Readonly<Partial<Record<Where, TextKey>>> = {
  alt: 'whereAlt',
  title: 'whereTitle',
  meta: 'whereMeta',
};

const HIDDEN_WHERE: Readonly<Record<HideScope, TextKey>> = {
  page: 'hiddenPage',
  site: 'hiddenSite',
  rule: 'hiddenRule',
};

export class PopupView {
  /** What each list shows, as data. */
  private readonly listed = new Map<string, string>();

  constructor(
    private readonly document: Document,
    private readonly actions: PopupActions,
  ) {
    const everywhere = this.input('everywhere');
    const site = this.input('site');
    everywhere.addEventListener('change', () => actions.switchEverywhere(everywhere.checked));
    site.addEventListener('change', () => actions.switchSite(site.checked));
    this.element('notice-dismiss').addEventListener('click', () => actions.dropSetAside());
    this.write('everywhere-label', text('popupEverywhere'));
    this.write('claims-label', text('popupClaims'));
    this.write('private-note', text('popupPrivate'));
    this.write('notice-dismiss', text('noteDismiss'));
  }

  /** Shows a page's state. @param site its key, null where it has none. */
  show(state: PageState, { switches }: PageFacts, site: string | null, isPrivate: boolean): void {
    const { sentence, why } = stateSentence(state);
    this.write('sentence', sentence);
    this.write('why', why);
    this.element('why').hidden = why === '';
    // Until here both are disabled: a click on a switch whose state is not known yet would switch the wrong way.
    const everywhere = this.input('everywhere');
    everywhere.checked = switches !== 'off-everywhere';
    everywhere.disabled = false;
    const siteSwitch = this.input('site');
    siteSwitch.checked = switches === 'on';
    siteSwitch.disabled = switches === 'off-everywhere';
    this.element('site-row').hidden = site === null || state.kind === 'closed';
    this.write(
      'site-label',
      site === null ? text('popupThisSitePlain') : text('popupThisSite', siteName(site)),
    );
    this.element('private-note').hidden = !isPrivate;
    this.showClaims(state.kind === 'looked' ? state.claims : []);
  }

  /** Shows or hides the notice about settings that could not be read. */
  notice(aside: SetAside | null): void {
    this.element('notice').hidden = aside === null;
    if (aside) this.write('notice-text', text(aside.reason === 'newer' ? 'noteNewer' : 'noteBroken'));
  }

  /** Lists what the user has hidden, as far as it acts on this page. */
  hidden(entries: readonly HiddenClaim[]): void {
    this.element('hidden-claims').hidden = entries.length === 0;
    this.write('hidden-label', countText('popupHiddenOne', 'popupHiddenOther', entries.length));
    this.list('hidden-list', entries, (entry) => this.hiddenEntry(entry));
  }

  private hiddenEntry(entry: HiddenClaim): HTMLElement {
    const button = this.document.createElement('button');
    button.type = 'button';
    button.textContent = text('popupShowAgain');
    button.addEventListener('click', () => this.actions.showAgain(entry));
    const line = this.document.createElement('li');
    const where = text(HIDDEN_WHERE[entry.scope], entry.rule);
    line.append(this.line('quote', `“${entry.quote}”`), this.line('where', where), button);
    return line;
  }

  private showClaims(claims: readonly FramedClaim[]): void {
    this.element('claims').hidden = claims.length === 0;
    this.list('claim-list', claims, (claim) => this.claimEntry(claim));
  }

  /** Shows entries in a list, and leaves one that already shows them alone: the focus may be in it. */
  private list<T>(id: string, entries: readonly T[], toItem: (entry: T) => HTMLElement): void {
    const content = JSON.stringify(entries);
    if (this.listed.get(id) === content) return;
    this.listed.set(id, content);
    this.element(id).replaceChildren(...entries.map(toItem));
  }

  private claimEntry(claim: FramedClaim): HTMLElement {
    const button = this.document.createElement('button');
    button.type = 'button';
    button.className = 'claim';
    button.append(verdictSign(this.document, claim.verdict), this.line('quote', `“${claim.quote}”`));
    const where = WHERE[claim.where];
    if (where) button.append(this.line('where', text(where)));
    button.addEventListener('click', () => this.actions.goTo(claim));
    const entry = this.document.createElement('li');
    entry.append(button);
    return entry;
  }

  private line(className: string, content: string): HTMLElement {
    const line = this.document.createElement('span');
    line.className = className;
    line.textContent = content;
    return line;
  }

  private write(id: string, content: string): void {
    this.element(id).textContent = content;
  }

  private input(id: string): HTMLInputElement {
    return this.element(id) as HTMLInputElement;
  }

  private element(id: string): HTMLElement {
    const element = this.document.getElementById(id);
    if (!element) throw new Error(`popup.html has no element with the id '${id}'`);
    return element;
  }
}

const siteName = (site: string): string => (site === 'file:' ? text('popupLocalFiles') : site);
