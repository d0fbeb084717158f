/**
 * The page in front and its review. A change is in view at once and is kept right after; what could not be kept stays
 * in view and is tried again. Looks and writes take turns: a look that read the store while a write was under way would
 * bring back what was before it.
 */
import type { TabFoundClaim } from '../../shared/messages/found-claim.ts';
import { pageKey } from '../record/page-key.ts';
import type { Case, PageReview } from '../record/record.ts';
import type { ReviewStore } from '../store/review-store.ts';
import { claimsIn, type FollowedTab, followedTab, isKeptOut } from './followed-tab.ts';
import { beginVisit, goOn, type Visit } from './page-review.ts';

export interface PageInViewNeeds {
  readonly store: ReviewStore;
  /** The id of the case that is worked on; '' for none yet. */
  caseId(): string;
  /** The case of this id; for '' the one that is worked on, made now where there is none. */
  ownerOf(caseId: string): Promise<Case>;
  /** Called when something else is to be shown. */
  changed(): void;
  /** Called when a page was kept. */
  kept(review: PageReview): void;
}

export class PageInView {
  private front: FollowedTab | null = null;
  /** By tab: going to another tab and back is no second visit. */
  private readonly visits = new Map<number, Visit>();
  /** The last one that a tab has left: what was typed at the last moment is still to be kept. */
  private left: PageReview | null = null;
  private readonly unkept = new Map<string, PageReview>();
  private turns: Promise<unknown> = Promise.resolve();
  private isLooking = false;
  private isStale = false;
  private keptOut = false;
  /** The tab whose page is asked for its claims, and what ends the wait. */
  private asked: { readonly tabId: number; readonly leave: () => void } | null = null;

  constructor(private readonly needs: PageInViewNeeds) {}

  get tab(): FollowedTab | null {
    return this.front;
  }

  /** Whether there is no page to be reviewed because the browser keeps us out. */
  get isKeptOut(): boolean {
    return this.front === null && this.keptOut;
  }

  /** Null while the page is still read, and where none can be reviewed. */
  get visit(): Visit | null {
    return (this.front && this.visits.get(this.front.tabId)) ?? null;
  }

  /** How many pages have changes that could not be kept. */
  get unkeptPages(): number {
    return this.unkept.size;
  }

  /** Looks at the tab in front; however many changes come meanwhile, they are one more look. */
  async look(): Promise<void> {
    this.isStale = true;
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        await this.lookOnce().catch((error: unknown) => {
          if (!this.isStale) throw error;
        });
      }
    } finally {
      this.isLooking = false;
    }
  }

  /**
   * Looks after another page has come into a tab, or (without an id) another tab to the front. The one that was there
   * may have been frozen in the middle of its answer, which then never comes (in Firefox, until the event page ends).
   */
  async lookMoved(tabId?: number): Promise<void> {
    const { asked } = this;
    if (asked && (tabId ?? asked.tabId) === asked.tabId) asked.leave();
    await this.look();
  }

  /** Looks as if for the first time, since what is kept has changed. @param isGone tells of what was erased */
  async lookAnew(isGone: (review: PageReview) => boolean = () => false): Promise<void> {
    await this.inTurn(async () => {
      this.visits.clear();
      this.left = null;
      for (const review of [...this.unkept.values()]) if (isGone(review)) this.unkept.delete(review.id);
    });
    await this.look();
  }

  /** A tab was closed. */
  forgetTab(tabId: number): void {
    this.left = this.visits.get(tabId)?.review ?? this.left;
    this.visits.delete(tabId);
  }

  /** The id of the review that a claim is part of; null where none of the open pages has it. */
  reviewWith(claimId: string): string | null {
    return this.atHand().find(({ claims }) => claims.some(({ id }) => id === claimId))?.id ?? null;
  }

  /**
   * Changes the review of an open page and keeps it; the page becomes part of the case with the first change. Rejects
   * when it could not be kept.
   * @returns the review as it was kept; null where no page has it, or had it a moment ago
   */
  async keep(reviewId: string, change: (review: PageReview) => PageReview): Promise<PageReview | null> {
    const before = this.atHand().find(({ id }) => id === reviewId);
    if (!before) return null;
    const review = change(before);
    if (this.left?.id === reviewId) this.left = review;
    for (const [tabId, visit] of this.visits)
      if (visit.review.id === reviewId) this.visits.set(tabId, { ...visit, review });
      // Another tab with the same page is to be told anew what is kept of it.
      else if (visit.review.key === review.key) this.visits.delete(tabId);
    return this.inTurn(() => this.write(review));
  }

  private atHand(): PageReview[] {
    const open = [...this.visits.values()].map(({ review }) => review);
    return this.left ? [...open, this.left] : open;
  }

  /** Keeps what could not be kept before. */
  async keepUnkept(): Promise<void> {
    for (const id of [...this.unkept.keys()])
      await this.inTurn(async () => {
        const review = this.unkept.get(id);
        if (review) await this.write(review);
      });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turns.then(work);
    this.turns = done.catch(() => undefined);
    return done;
  }

  private async lookOnce(): Promise<void> {
    const { needs, visits } = this;
    const tab = await followedTab();
    const keptOut = tab === null && (await isKeptOut());
    await this.inTurn(async () => {
      this.front = tab;
      this.keptOut = keptOut;
      if (tab && !this.isVisitTo(tab)) this.forgetTab(tab.tabId);
      needs.changed(); // a large page takes a while to be read
    });
    if (!tab || tab.isPrivate) return;
    const found = await this.answered(tab);
    if (found === null) return; // another look follows
    await this.inTurn(async () => {
      const visit = visits.get(tab.tabId) ?? null;
      const now = visit
        ? goOn(visit, tab, found)
        : beginVisit(tab, needs.caseId(), await this.kept(tab), found, new Date().toISOString());
      visits.set(tab.tabId, now);
      needs.changed();
    });
  }

  /** What is found on a tab's page; null when the tab has moved on meanwhile. */
  private async answered(tab: FollowedTab): Promise<TabFoundClaim[] | null> {
    const left = new Promise<null>((over) => {
      this.asked = { tabId: tab.tabId, leave: () => over(null) };
    });
    try {
      return await Promise.race([claimsIn(tab), left]);
    } finally {
      this.asked = null;
    }
  }

  private isVisitTo({ tabId, address }: FollowedTab): boolean {
    const review = this.visits.get(tabId)?.review;
    return review?.caseId === this.needs.caseId() && review.key === pageKey(address);
  }

  private async kept({ address }: FollowedTab): Promise<PageReview | undefined> {
    const caseId = this.needs.caseId();
    const key = pageKey(address);
    const unkept = [...this.unkept.values()].find((page) => page.caseId === caseId && page.key === key);
    return unkept ?? (await this.needs.store.pageIn(caseId, key));
  }

  private async write(review: PageReview): Promise<PageReview> {
    const { needs, unkept } = this;
    unkept.set(review.id, review);
    try {
      const owner = await needs.ownerOf(review.caseId);
      const own = { ...review, caseId: owner.id };
      unkept.set(own.id, own);
      this.settle(own);
      await needs.store.keepPage(own, owner, new Date().toISOString());
      unkept.delete(own.id);
      needs.kept(own);
      return own;
    } finally {
      needs.changed();
    }
  }

  private settle({ id, caseId }: PageReview): void {
    for (const [tabId, visit] of this.visits)
      if (visit.review.id === id) this.visits.set(tabId, { ...visit, review: { ...visit.review, caseId } });
  }
}
