/** The page in view: what it is, what changed on it, its product and seller, and its claims with their decisions. */
import browser from 'webextension-polyfill';
import type { DoneNote } from '../../shared/interface/done-note.ts';
import { byId } from '../../shared/interface/page-nodes.ts';
import { countText, text } from '../../shared/interface/texts.ts';
import { askFrame } from '../../shared/messages/wire.ts';
import { type PageReview, undecided } from '../record/record.ts';
import { ClaimsList } from './claims-list.ts';
import { onEdited } from './on-edited.ts';
import type { PageInView } from './page-in-view.ts';
import { type ClaimChange, changesOf, withChange } from './page-review.ts';
import { selectedClaim } from './selected-claim.ts';

const NAMES = ['product', 'seller'] as const;

export class PageSection {
  private readonly list: ClaimsList;
  /** The review whose names the fields show. */
  private shown: string | null = null;
  private readonly takeEdited: (() => void)[] = [];

  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
    private readonly view: PageInView,
  ) {
    this.list = new ClaimsList(byId(document, 'claims', HTMLElement), {
      change: (id, change) => void note.attempt(() => this.change(id, change)),
      show: (id) => void note.attempt(() => this.showClaim(id)),
    });
    for (const name of NAMES) {
      const field = byId(document, name, HTMLInputElement);
      const take = onEdited(field, () => {
        const value = field.value.trim();
        const { shown } = this;
        if (shown !== null)
          void note.attempt(() => this.keep(shown, (review) => ({ ...review, [name]: value })));
      });
      this.takeEdited.push(take);
    }
    byId(document, 'add-claim', HTMLButtonElement).addEventListener('click', () => {
      void note.attempt(() => this.addSelected());
    });
  }

  show(): void {
    const { document } = this;
    const { tab, visit } = this.view;
    byId(document, 'page-title', HTMLElement).textContent = tab?.title || text('docPage');
    byId(document, 'page-address', HTMLElement).textContent = tab?.address ?? '';
    byId(document, 'state', HTMLElement).textContent = this.state();
    byId(document, 'page-fields', HTMLElement).hidden = !visit;
    for (const id of ['add-claim', 'capture']) byId(document, id, HTMLButtonElement).disabled = !visit;
    this.showNames();
    this.showChanges();
    this.list.show(visit?.review.claims ?? [], (id) => this.canShow(id));
  }

  private showNames(): void {
    const { document } = this;
    const { visit } = this.view;
    const isOther = this.shown !== (visit?.review.id ?? null);
    // What was typed last belongs to the page that was in view then.
    if (isOther) for (const take of this.takeEdited) take();
    this.shown = visit?.review.id ?? null;
    for (const name of NAMES) {
      const field = byId(document, name, HTMLInputElement);
      if (isOther || document.activeElement !== field) field.value = visit?.review[name] ?? '';
    }
  }

  private state(): string {
    const { tab, visit } = this.view;
    if (tab?.isPrivate) return text('reviewPrivate');
    if (!tab) return text(this.view.isKeptOut ? 'reviewWithheld' : 'reviewNoPage');
    if (!visit) return text('stateLooking');
    const standing = visit.review.claims.filter((claim) => claim.standing !== 'gone').length;
    return standing === 0 ? text('stateNone') : countText('stateClaimOne', 'stateClaimOther', standing);
  }

  private showChanges(): void {
    const { visit } = this.view;
    const line = byId(this.document, 'changes', HTMLElement);
    line.hidden = !visit?.isReturn;
    if (!visit?.isReturn) return;
    const { new: fresh, reworded, gone } = changesOf(visit.review);
    line.textContent =
      fresh + reworded + gone === 0 ? text('reviewUnchanged') : text('reviewChanges', fresh, reworded, gone);
  }

  private canShow(id: string): boolean {
    return typeof this.view.visit?.spots.get(id)?.id === 'string';
  }

  private async keep(reviewId: string, change: (review: PageReview) => PageReview): Promise<void> {
    if (await this.view.keep(reviewId, change)) this.note.say(text('reviewKept'));
  }

  private async change(id: string, change: ClaimChange): Promise<void> {
    const reviewId = this.view.reviewWith(id);
    if (reviewId === null) return;
    const keeping = this.keep(reviewId, (review) => withChange(review, id, change));
    // In view by now, before it is kept.
    const claims = this.view.visit?.review.claims ?? [];
    const index = claims.findIndex((claim) => claim.id === id);
    const claim = claims[index];
    if (claim) this.list.note(claim, index + 1, this.canShow(id));
    await keeping;
  }

  private async addSelected(): Promise<void> {
    const { tab, visit } = this.view;
    const found = tab && visit && (await selectedClaim(tab.tabId));
    if (!found) return this.note.say(text('reviewSelectFirst'));
    const added = {
      ...undecided(crypto.randomUUID(), found),
      standing: 'there' as const,
      decision: 'confirmed' as const,
    };
    await this.keep(visit.review.id, (review) => ({ ...review, claims: [...review.claims, added] }));
  }

  private async showClaim(id: string): Promise<void> {
    const { tab, visit } = this.view;
    const spot = visit?.spots.get(id);
    if (!tab || spot?.id === undefined || spot.id === null) return;
    const { shown } = await askFrame(tab.tabId, spot.frameId, { name: 'show-claim', id: spot.id });
    if (!shown) await this.view.look();
    else await browser.tabs.update(tab.tabId, { active: true });
  }
}
