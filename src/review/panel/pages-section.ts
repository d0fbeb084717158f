/** The pages of the case: searched, sorted, opened, removed. */
import browser from 'webextension-polyfill';
import type { DoneNote } from '../../shared/interface/done-note.ts';
import { button, byId, line } from '../../shared/interface/page-nodes.ts';
import { countText, text } from '../../shared/interface/texts.ts';
import { findPages } from '../record/find-pages.ts';
import type { Case, PageReview } from '../record/record.ts';
import { webAddress } from '../reports/escape.ts';
import type { ReviewStore } from '../store/review-store.ts';

/** Entries shown at once; a search finds the others. */
const MOST_SHOWN = 100;

export class PagesSection {
  private readonly search: HTMLInputElement;
  private readonly sort: HTMLSelectElement;
  /** Read once a case, and kept up to date from then on: a case may have a thousand of them. */
  private pages = new Map<string, PageReview>();
  private owner: Case | null = null;

  /** @param removed called when a page was removed or brought back */
  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    private readonly note: DoneNote,
    private readonly removed: (pageId: string) => Promise<void>,
  ) {
    this.search = byId(document, 'search', HTMLInputElement);
    this.sort = byId(document, 'sort', HTMLSelectElement);
    this.search.addEventListener('input', () => this.draw());
    this.sort.addEventListener('change', () => this.draw());
  }

  async show(owner: Case | null): Promise<void> {
    if (owner?.id !== this.owner?.id) await this.readAnew(owner);
  }

  async readAnew(owner: Case | null): Promise<void> {
    this.owner = owner;
    const pages = owner ? await this.store.pagesOf(owner.id) : [];
    if (owner !== this.owner) return; // another was chosen meanwhile
    this.pages = new Map(pages.map((page) => [page.id, page]));
    this.draw();
  }

  /** A page was kept. */
  noteKept(page: PageReview): void {
    if (page.caseId !== this.owner?.id) return;
    this.pages.set(page.id, page);
    this.draw();
  }

  private draw(): void {
    const found = findPages([...this.pages.values()], this.search.value, this.sort.value);
    byId(this.document, 'pages-count', HTMLElement).textContent = countText(
      'reviewPageOne',
      'reviewPageOther',
      found.length,
    );
    const entries = found.slice(0, MOST_SHOWN).map((page) => this.entry(page));
    byId(this.document, 'pages', HTMLElement).replaceChildren(...entries);
  }

  private entry(page: PageReview): HTMLLIElement {
    const { document } = this;
    const entry = document.createElement('li');
    const name = page.title || page.address;
    const decided = page.claims.filter(({ decision }) => decision !== 'open').length;
    entry.append(
      line(document, 'span', 'name', name),
      button(document, text('reviewOpen'), `${text('reviewOpen')}: ${name}`, () => void this.openPage(page)),
      button(
        document,
        text('reviewRemove'),
        `${text('reviewRemove')}: ${name}`,
        () => void this.remove(page),
      ),
      line(
        document,
        'small',
        'address',
        `${page.address} · ${text('reviewDecided', decided, page.claims.length)}`,
      ),
    );
    return entry;
  }

  private async openPage({ address }: PageReview): Promise<void> {
    // An imported file may hold any address.
    const safe = webAddress(address);
    if (safe !== null) await this.note.attempt(() => browser.tabs.create({ url: safe }));
  }

  private async remove(page: PageReview): Promise<void> {
    const { owner } = this;
    if (!owner) return;
    await this.note.attempt(async () => {
      const captures = await this.store.capturesOf(page.id);
      await this.store.removePage(page.id);
      await this.readAnew(owner);
      await this.removed(page.id);
      this.note.say(text('reviewRemoved'), async () => {
        await this.store.keepPage(page, owner, new Date().toISOString());
        for (const capture of captures) await this.store.keepCapture(capture);
        await this.readAnew(owner);
        await this.removed(page.id);
      });
    });
  }
}
