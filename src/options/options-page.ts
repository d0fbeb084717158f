/** The options page: shows what is stored, and keeps showing it while it changes, here or in another window. */
import browser from 'webextension-polyfill';
import { DoneNote } from '../shared/interface/done-note.ts';
import { byId } from '../shared/interface/page-nodes.ts';
import { text } from '../shared/interface/texts.ts';
import { applyTheme } from '../shared/interface/theme.ts';
import { ask } from '../shared/messages/wire.ts';
import { dropSetAside, setAsideUnreadable } from '../shared/settings/switches.ts';
import { FileSection } from './file-section.ts';
import { HiddenSection } from './hidden-section.ts';
import { PacksSection } from './packs-section.ts';
import { PreferencesSection } from './preferences-section.ts';
import { SitesSection } from './sites-section.ts';
import { readStored } from './stored.ts';
import { SwitchSection } from './switch-section.ts';

export class OptionsPage {
  private readonly note: DoneNote;
  private readonly switches: SwitchSection;
  private readonly sites: SitesSection;
  private readonly preferences: PreferencesSection;
  private readonly hidden: HiddenSection;
  private packs: PacksSection | null = null;
  private isReading = false;
  private isStale = false;

  constructor(private readonly document: Document) {
    this.note = new DoneNote(document);
    this.switches = new SwitchSection(document, this.note);
    this.sites = new SitesSection(document, this.note);
    this.preferences = new PreferencesSection(document, this.note);
    this.hidden = new HiddenSection(document, this.note);
    new FileSection(document, this.note);
  }

  async start(): Promise<void> {
    browser.storage.onChanged.addListener(() => void this.refresh());
    await this.showNotice();
    const { families, rulesVersion } = await ask({ name: 'families' });
    this.preferences.offer(families);
    this.packs = new PacksSection(this.document, this.note, rulesVersion);
    await this.refresh();
    await this.switches.start();
  }

  /** Reads what is stored and shows it; changes that come meanwhile are one more reading, however many they are. */
  private async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isReading) return;
    this.isReading = true;
    while (this.isStale) {
      this.isStale = false;
      await this.note.attempt(() => this.read());
    }
    this.isReading = false;
  }

  private async read(): Promise<void> {
    const stored = await readStored();
    applyTheme(this.document, stored.preferences.theme);
    this.switches.show(stored.settings);
    this.sites.show(stored.sites);
    this.preferences.show(stored.preferences);
    this.hidden.show(stored.hidden);
    await this.packs?.show(stored);
  }

  /** Tells of settings that could not be read, until they are dismissed. */
  private async showNotice(): Promise<void> {
    const aside = await setAsideUnreadable();
    const notice = byId(this.document, 'notice', HTMLElement);
    notice.hidden = aside === null;
    if (aside === null) return;
    byId(this.document, 'notice-text', HTMLElement).textContent = text(
      aside.reason === 'newer' ? 'noteNewer' : 'noteBroken',
    );
    byId(this.document, 'notice-dismiss', HTMLButtonElement).addEventListener('click', () => {
      notice.hidden = true;
      void dropSetAside();
    });
  }
}
