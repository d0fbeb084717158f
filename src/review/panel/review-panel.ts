/** The review panel: follows the tab in front, keeps what the reviewer does at once, and shows what is kept. */
import browser from 'webextension-polyfill';
import { DoneNote } from '../../shared/done-note.ts';
import { byId } from '../../shared/page-nodes.ts';
import { readPreferences } from '../../shared/stored-preferences.ts';
import { countText, text } from '../../shared/texts.ts';
import { applyTheme } from '../../shared/theme.ts';
import { askFrame } from '../../shared/wire.ts';
import { pageKey } from '../record/page-key.ts';
import { type PageReview, undecided } from '../record/record.ts';
import { ReviewStore } from '../store/review-store.ts';
import { CaptureSection } from './capture-section.ts';
import { CasesSection } from './cases-section.ts';
import { ClaimsList } from './claims-list.ts';
import { claimsIn, type FollowedTab, followedTab, onFollowedTab } from './followed-tab.ts';
import { beginVisit, type ClaimChange, changesOf, goOn, type Visit, withChange } from './page-review.ts';
import { PagesSection } from './pages-section.ts';
import { ReportsSection } from './reports-section.ts';
import { selectedClaim } from './selected-claim.ts';

export class ReviewPanel {
  private readonly note: DoneNote;
  private readonly list: ClaimsList;
  private store: ReviewStore | null = null;
  private cases: CasesSection | null = null;
  private pages: PagesSection | null = null;
  private captures: CaptureSection | null = null;
  private tab: FollowedTab | null = null;
  private visit: Visit | null = null;
  /** Names what the visit is a visit to: case and page. */
  private visited = '';
  private keeping: Promise<void> = Promise.resolve();
  private isLooking = false;
  private isStale = false;

  constructor(private readonly document: Document) {
    this.note = new DoneNote(document);
    this.list = new ClaimsList(byId(document, 'claims', HTMLElement), {
      change: (id, change) => void this.note.attempt(() => this.change(id, change)),
      show: (id) => void this.note.attempt(() => this.showClaim(id)),
    });
  }

  async start(): Promise<void> {
    applyTheme(this.document, (await readPreferences()).theme);
    await this.note.attempt(async () => {
      // Evicted with a site's data when space runs out, unless the browser is asked not to.
      await navigator.storage.persist?.();
      this.store = await ReviewStore.open();
      await this.open(this.store);
    });
  }

  private async open(store: ReviewStore): Promise<void> {
    this.cases = new CasesSection(this.document, store, this.note, () => this.look());
    this.pages = new PagesSection(this.document, store, this.note);
    this.captures = new CaptureSection(this.document, store, this.note, {
      page: () => this.keptPage(),
      tab: () => this.tab,
      spots: () => this.visit?.spots ?? new Map(),
    });
    new ReportsSection(this.document, store, this.note, {
      current: () => ({ case: this.cases?.current ?? null, page: this.visit?.review ?? null }),
      changed: () => this.startAnew(),
    });
    for (const name of ['product', 'seller'] as const) {
      const field = byId(this.document, name, HTMLInputElement);
      field.addEventListener('change', () => {
        void this.note.attempt(() => this.keep((review) => ({ ...review, [name]: field.value.trim() })));
      });
    }
    byId(this.document, 'add-claim', HTMLButtonElement).addEventListener('click', () => {
      void this.note.attempt(() => this.addSelected());
    });
    onFollowedTab(() => void this.look());
    await this.cases.start();
    await this.look();
  }

  private async startAnew(): Promise<void> {
    this.visited = '';
    await this.cases?.start();
    await this.look();
  }

  /** Looks at the tab in front; changes that come meanwhile are one more look, however many they are. */
  private async look(): Promise<void> {
    this.isStale = true;
    if (this.isLooking) return;
    this.isLooking = true;
    while (this.isStale) {
      this.isStale = false;
      await this.note.attempt(() => this.lookOnce());
    }
    this.isLooking = false;
  }

  private async lookOnce(): Promise<void> {
    const { cases, store } = this;
    if (!cases || !store) return;
    this.tab = await followedTab();
    const caseId = cases.current?.id ?? '';
    if (!this.tab || this.tab.isPrivate) {
      this.visit = null;
      this.visited = '';
      this.show();
      return;
    }
    const { tab } = this;
    const place = `${caseId} ${tab.tabId} ${pageKey(tab.address)}`;
    if (place !== this.visited) {
      this.visit = null;
      this.show(); // a large page takes a while to be read
    }
    const found = await claimsIn(tab);
    if (this.visit && place === this.visited) this.visit = goOn(this.visit, tab, found);
    else {
      const known = await store.pageIn(caseId, pageKey(tab.address));
      this.visit = beginVisit(tab, caseId, known, found, new Date().toISOString());
      this.visited = place;
    }
    this.show();
  }

  private show(): void {
    const { document, tab, visit } = this;
    byId(document, 'page-title', HTMLElement).textContent = tab?.title || text('docPage');
    byId(document, 'page-address', HTMLElement).textContent = tab?.address ?? '';
    byId(document, 'state', HTMLElement).textContent = this.state();
    byId(document, 'page-fields', HTMLElement).hidden = !visit;
    for (const id of ['add-claim', 'capture']) byId(document, id, HTMLButtonElement).disabled = !visit;
    for (const name of ['product', 'seller'] as const) {
      const field = byId(document, name, HTMLInputElement);
      if (document.activeElement !== field) field.value = visit?.review[name] ?? '';
    }
    this.showChanges();
    const canShow = (id: string) => typeof visit?.spots.get(id)?.id === 'string';
    this.list.show(visit?.review.claims ?? [], canShow);
    void this.pages?.show(this.cases?.current ?? null);
    void this.captures?.show(visit?.review.id ?? null);
  }

  private state(): string {
    if (this.tab?.isPrivate) return text('reviewPrivate');
    if (!this.tab) return text('reviewNoPage');
    if (!this.visit) return text('stateLooking');
    const standing = this.visit.review.claims.filter((claim) => claim.standing !== 'gone').length;
    return standing === 0 ? text('stateNone') : countText('stateClaimOne', 'stateClaimOther', standing);
  }

  private showChanges(): void {
    const line = byId(this.document, 'changes', HTMLElement);
    line.hidden = !this.visit?.isReturn;
    if (!this.visit?.isReturn) return;
    const { new: fresh, reworded, gone } = changesOf(this.visit.review);
    line.textContent =
      fresh + reworded + gone === 0 ? text('reviewUnchanged') : text('reviewChanges', fresh, reworded, gone);
  }

  /**
   * Keeps a change of the page in view; the page becomes part of the case with the first one. Changes are kept one
   * after another: two at once would both begin with what was before, and one of them would be lost.
   */
  private keep(change: (review: PageReview) => PageReview): Promise<void> {
    const kept = this.keeping.then(() => this.keepNow(change));
    this.keeping = kept.catch(() => undefined);
    return kept;
  }

  private async keepNow(change: (review: PageReview) => PageReview): Promise<void> {
    const { store, cases } = this;
    if (!this.visit || !store || !cases) return;
    const owner = await cases.ensure();
    const { visit } = this; // another page may have come to the front meanwhile
    if (!visit) return;
    const review = { ...change(visit.review), caseId: owner.id };
    // In view even where it cannot be kept: the reviewer is told, and can free some room and try again.
    this.visit = { ...visit, review };
    this.visited = `${owner.id} ${this.tab?.tabId} ${review.key}`;
    await store.keepPage(review, new Date().toISOString());
    this.note.say(text('reviewKept'));
    await this.pages?.show(owner);
  }

  /** The page in view, as it is kept: keeping it now where it was not. */
  private async keptPage(): Promise<PageReview | null> {
    await this.keep((review) => review);
    return this.visit?.review ?? null;
  }

  private async change(id: string, change: ClaimChange): Promise<void> {
    await this.keep((review) => withChange(review, id, change));
    const claims = this.visit?.review.claims ?? [];
    const index = claims.findIndex((claim) => claim.id === id);
    const claim = claims[index];
    if (claim) this.list.note(claim, index + 1, typeof this.visit?.spots.get(id)?.id === 'string');
  }

  private async addSelected(): Promise<void> {
    const found = this.tab && (await selectedClaim(this.tab.tabId));
    if (!found) return this.note.say(text('reviewSelectFirst'));
    const added = {
      ...undecided(crypto.randomUUID(), found),
      standing: 'there' as const,
      decision: 'confirmed' as const,
    };
    await this.keep((review) => ({ ...review, claims: [...review.claims, added] }));
    this.show();
  }

  private async showClaim(id: string): Promise<void> {
    const spot = this.visit?.spots.get(id);
    if (!this.tab || spot?.id === undefined || spot.id === null) return;
    const { shown } = await askFrame(this.tab.tabId, spot.frameId, { name: 'show-claim', id: spot.id });
    if (!shown) await this.look();
    else await browser.tabs.update(this.tab.tabId, { active: true });
  }
}
