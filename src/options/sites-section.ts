/** The sites with a switch of their own: adding, switching, removing, and the list as a text file. */

import type { DoneNote } from '../shared/interface/done-note.ts';
import { openTextFile, saveTextFile } from '../shared/interface/files.ts';
import { button, byId, line, switchFor, tellProblem } from '../shared/interface/page-nodes.ts';
import { countText, text } from '../shared/interface/texts.ts';
import { type SiteSwitch, siteEntry } from '../shared/settings/settings.ts';
import { RowList } from './row-list.ts';
import { readSiteLines, writeSiteLines } from './site-lines.ts';
import { removeEntries, writeEntries } from './stored.ts';

/** Rows shown at a time: a list of ten thousand stays quick, and the search finds the rest. */
const PAGE = 100;

type Site = readonly [key: string, state: SiteSwitch];

export class SitesSection {
  private readonly list: RowList<Site>;
  private readonly field: HTMLTextAreaElement;
  private readonly search: HTMLInputElement;
  private sites: ReadonlyMap<string, SiteSwitch> = new Map();
  private most = PAGE;

  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
  ) {
    this.field = byId(document, 'new-sites', HTMLTextAreaElement);
    this.search = byId(document, 'site-search', HTMLInputElement);
    const list = byId(document, 'site-list', HTMLUListElement);
    this.list = new RowList<Site>(list, (site) => this.row(site), this.field);
    byId(document, 'add-sites', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      const { value } = event.submitter as HTMLButtonElement;
      void note.attempt(() => this.addTyped(value as SiteSwitch));
    });
    this.search.addEventListener('input', () => this.render());
    this.onPress('more-sites', async () => this.showMore());
    this.onPress('import-sites', () => this.importList());
    this.onPress('export-sites', async () => this.exportList());
  }

  show(sites: ReadonlyMap<string, SiteSwitch>): void {
    this.sites = sites;
    this.render();
  }

  private onPress(id: string, work: () => Promise<void>): void {
    byId(this.document, id, HTMLButtonElement).addEventListener('click', () => void this.note.attempt(work));
  }

  private render(): void {
    const wanted = this.search.value.trim().toLowerCase();
    const found = [...this.sites].filter(([key]) => key.includes(wanted));
    this.list.show(found.slice(0, this.most));
    byId(this.document, 'site-search-row', HTMLElement).hidden = this.sites.size <= PAGE / 10;
    byId(this.document, 'more-sites', HTMLButtonElement).hidden = found.length <= this.most;
    const shown = Math.min(found.length, this.most);
    byId(this.document, 'sites-count', HTMLElement).textContent =
      this.sites.size === 0 ? text('sitesNone') : text('sitesShown', shown, this.sites.size);
  }

  private showMore(): void {
    this.most += PAGE;
    this.render();
  }

  private row([key, state]: Site): Node[] {
    const onSwitch = (on: boolean) =>
      void this.note.attempt(() => writeEntries({ [siteEntry(key)]: on ? 'on' : 'off' }));
    const remove = () => void this.note.attempt(() => this.remove(key));
    return [
      line(this.document, 'span', 'name', key === 'file:' ? text('popupLocalFiles') : key),
      switchFor(this.document, text('siteOn', key), state === 'on', onSwitch),
      button(this.document, text('siteRemove'), text('siteRemoveLabel', key), remove),
    ];
  }

  private async remove(key: string): Promise<void> {
    this.note.say(text('siteRemoved', key), await removeEntries([siteEntry(key)]));
  }

  private async addTyped(state: SiteSwitch): Promise<void> {
    const left = await this.add(this.field.value, state);
    this.field.value = left; // what was not understood stays to be mended
  }

  /** Adds the sites of a list. @returns the lines that name no site */
  private async add(list: string, otherwise: SiteSwitch): Promise<string> {
    const { sites, unread } = readSiteLines(list, otherwise);
    const entries = [...sites].map(([key, state]) => [siteEntry(key), state]);
    if (sites.size > 0) {
      const undo = await writeEntries(Object.fromEntries(entries));
      this.note.say(countText('sitesAddedOne', 'sitesAddedOther', sites.size), undo);
    }
    const left = unread.map((one) => one.text);
    const named = unread.slice(0, 5).map((one) => `${one.line}: ${one.text}`);
    const problem = countText('sitesUnreadOne', 'sitesUnreadOther', unread.length, named.join(' · '));
    tellProblem(byId(this.document, 'sites-problem', HTMLElement), unread.length > 0 ? problem : '');
    return left.join('\n');
  }

  private async importList(): Promise<void> {
    const file = await openTextFile(byId(this.document, 'file', HTMLInputElement), '.txt,text/plain');
    await this.add(file.text, 'off');
  }

  private exportList(): void {
    saveTextFile(this.document, 'spotcheck-sites.txt', 'text/plain', writeSiteLines(this.sites));
  }
}
