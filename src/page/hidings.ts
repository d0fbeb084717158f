/** What the user calls no claim, as far as it acts on one frame: what is stored, and what a private window keeps. */
import type { HiddenClaim } from '../shared/settings/hidden-claims.ts';
import type { Hiding } from './claim-cards.ts';

export interface HidingNeeds {
  /** Private windows store nothing. */
  readonly isPrivate: boolean;
  /** Stores that something is no claim; never asked for in private windows. */
  hide(claim: Hiding): Promise<void>;
  /** What the user has hidden, as far as it acts on this page. */
  hidden(): Promise<readonly HiddenClaim[]>;
}

export class Hidings {
  private stored: readonly HiddenClaim[] = [];
  /** What could not be stored: forgotten with this view of the page. */
  private readonly forNow: HiddenClaim[] = [];

  constructor(private readonly needs: HidingNeeds) {}

  all(): readonly HiddenClaim[] {
    return [...this.stored, ...this.forNow];
  }

  /** Reads what is stored now. @returns whether that is other than before */
  async read(): Promise<boolean> {
    const before = JSON.stringify(this.stored);
    this.stored = await this.needs.hidden();
    return JSON.stringify(this.stored) !== before;
  }

  /** @returns whether it was stored; storage tells every frame then, this one too */
  async add(claim: Hiding): Promise<boolean> {
    // A page without a site cannot be remembered either.
    const isStored =
      !this.needs.isPrivate &&
      (await this.needs.hide(claim).then(
        () => true,
        () => false,
      ));
    if (!isStored) this.forNow.push({ ...claim, place: '' });
    return isStored;
  }
}
