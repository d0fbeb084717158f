/** The switches: everywhere, on this site, in this tab. */
import { byId } from '../shared/interface/page-nodes.ts';
import { type TextKey, text } from '../shared/interface/texts.ts';
import { isSiteOn, type Mode, type SwitchState } from '../shared/settings/settings.ts';

export interface SwitchActions {
  switchEverywhere(on: boolean): void;
  switchSite(on: boolean): void;
  /** Pauses in this tab, or goes on. */
  pauseTab(paused: boolean): void;
}

/** What is known of the page's switches. */
export interface Switched {
  readonly mode: Mode;
  /** In this tab. */
  readonly switches: SwitchState;
  /** Without what was said of this tab alone. */
  readonly byItself: SwitchState;
  /** The site's key; null where it has none, or nothing can be switched for it. */
  readonly site: string | null;
}

/** What the switch for everything is about. */
const EVERYWHERE: Readonly<Record<Mode, TextKey>> = {
  everywhere: 'popupEverywhere',
  chosen: 'modeChosen',
  click: 'modeClick',
};

export class SwitchRows {
  private readonly everywhere: HTMLInputElement;
  private readonly site: HTMLInputElement;
  private readonly tab: HTMLInputElement;

  constructor(
    private readonly document: Document,
    actions: SwitchActions,
  ) {
    this.everywhere = byId(document, 'everywhere', HTMLInputElement);
    this.site = byId(document, 'site', HTMLInputElement);
    this.tab = byId(document, 'tab', HTMLInputElement);
    this.everywhere.addEventListener('change', () => actions.switchEverywhere(this.everywhere.checked));
    this.site.addEventListener('change', () => actions.switchSite(this.site.checked));
    this.tab.addEventListener('change', () => actions.pauseTab(!this.tab.checked));
  }

  show({ mode, switches, byItself, site }: Switched): void {
    const isOff = byItself === 'off-everywhere';
    // Until here all are disabled: a click on a switch whose state is not known yet would switch the wrong way.
    set(this.everywhere, !isOff, false);
    set(this.site, isSiteOn(byItself), isOff);
    set(this.tab, switches !== 'paused', false);
    byId(this.document, 'everywhere-label', HTMLElement).textContent = text(EVERYWHERE[mode]);
    byId(this.document, 'site-label', HTMLElement).textContent =
      site === null ? text('popupThisSitePlain') : text('popupThisSite', siteName(site));
    byId(this.document, 'site-row', HTMLElement).hidden = site === null;
    byId(this.document, 'tab-row', HTMLElement).hidden = site === null || byItself !== 'on';
  }
}

function set(box: HTMLInputElement, checked: boolean, disabled: boolean): void {
  box.checked = checked;
  box.disabled = disabled;
}

const siteName = (site: string): string => (site === 'file:' ? text('popupLocalFiles') : site);
