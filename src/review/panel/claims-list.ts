/** The claims of the page in view. Entries that did not change stay as they are, focus and all. */
import type { ReviewedClaim } from '../record/record.ts';
import { type ClaimActions, claimEntry } from './claim-entry.ts';

interface Listed {
  readonly entry: HTMLLIElement;
  /** What the entry shows, as data. */
  readonly shows: string;
}

export class ClaimsList {
  private listed = new Map<string, Listed>();

  constructor(
    private readonly list: HTMLElement,
    private readonly actions: ClaimActions,
  ) {}

  /** @param canShow whether the page can show a claim, by its id */
  show(claims: readonly ReviewedClaim[], canShow: (id: string) => boolean): void {
    const before = this.listed;
    this.listed = new Map(
      claims.map((claim, i) => {
        const shows = this.dataOf(claim, i + 1, canShow(claim.id));
        const known = before.get(claim.id);
        if (known?.shows === shows) return [claim.id, known];
        const entry = claimEntry(this.list.ownerDocument, claim, i + 1, canShow(claim.id), this.actions);
        return [claim.id, { entry, shows }];
      }),
    );
    const entries = [...this.listed.values()].map(({ entry }) => entry);
    const stands = [...this.list.children];
    if (entries.length !== stands.length || entries.some((entry, i) => entry !== stands[i]))
      this.list.replaceChildren(...entries);
  }

  /** The reviewer's own change is in the entry already: it is not built anew, or the focus would be lost. */
  note(claim: ReviewedClaim, number: number, canShow: boolean): void {
    const known = this.listed.get(claim.id);
    if (known) this.listed.set(claim.id, { ...known, shows: this.dataOf(claim, number, canShow) });
  }

  private dataOf(claim: ReviewedClaim, number: number, canShow: boolean): string {
    return JSON.stringify([claim, number, canShow]);
  }
}
