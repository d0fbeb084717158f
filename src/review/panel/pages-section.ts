/** The pages of the case: searched, sorted, opened, removed. */
import browser from 'webextension-polyfill';
import type { DoneNote } from '../../shared/done-note.ts';
import { button, byId, line } from '../../shared/page-nodes.ts';
import { countText, text } from '../../shared/texts.ts';
import type { Case, PageReview } from '../record/record.ts';
import { webAddress } from '../reports/escape.ts';
import type { ReviewStore } from '../store/review-store.ts';

type Order = (a: PageReview, b: PageReview) => number;

const ORDERS: Readonly<Record<string, Order>> = {
  seen: (a, b) => (b.visits.at(-1) ?? '').localeCompare(a.visits.at(-1) ?? ''),
  title: (a, b) => a.title.localeCompare(b.title),
  claims: (a, b) => b.claims.length - a.claims.length,
};
/** Entries shown at once; a search finds the others. */
const MOST_SHOWN = 100;

/** Whether a page's title, address, names, quotes, tags or notes hold all words of a search. */
export function matches(page: PageReview, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { title, address, product, seller, claims } = page;
  const told = claims.flatMap(({ quote, tags, note }) => [quote, ...tags, note]);
  const all = [title, address, product, seller, ...told].join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

export class PagesSection {
  private readonly search: HTMLInputElement;
  private readonly sort: HTMLSelectElement;
  private pages: readonly PageReview[] = [];
  private owner: Case | null = null;

  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    private readonly note: DoneNote,
  ) {
    this.search = byId(document, 'search', HTMLInputElement);
    this.sort = byId(document, 'sort', HTMLSelectElement);
    this.search.addEventListener('input', () => this.draw());
    this.sort.addEventListener('change', () => this.draw());
  }

  async show(owner: Case | null): Promise<void> {
    this.owner = owner;
    this.pages = owner ? await this.store.pagesOf(owner.id) : [];
    this.draw();
  }

  private draw(): void {
    const order = ORDERS[this.sort.value] ?? ORDERS['seen'];
    const found = this.pages.filter((page) => matches(page, this.search.value)).sort(order);
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
    await this.note.attempt(async () => {
      await this.store.removePage(page.id);
      await this.show(this.owner);
      this.note.say(text('reviewRemoved'), async () => {
        await this.store.keepPage(page, new Date().toISOString());
        await this.show(this.owner);
      });
    });
  }
}
