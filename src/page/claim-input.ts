/** Clicks and keys that mean a claim. */

export interface ClaimInputNeeds {
  /** The claim that an event hits outside of links and buttons, which keep their meaning; null for none. */
  hit(event: Event): string | null;
  open(id: string): void;
}

export class ClaimInput {
  /** @param signal ends the listening */
  constructor(
    private readonly document: Document,
    private readonly needs: ClaimInputNeeds,
    signal: AbortSignal,
  ) {
    const options = { capture: true, signal };
    document.addEventListener('click', (event) => this.onClick(event), options);
    document.addEventListener('keydown', (event) => this.onKey(event), options);
  }

  /** The claim that an event means; null where it is the page's own. */
  claimHit(event: Event): string | null {
    if (!event.isTrusted || event.defaultPrevented) return null;
    return this.needs.hit(event);
  }

  private onClick(event: MouseEvent): void {
    const id = this.claimHit(event);
    if (id === null || event.button !== 0) return;
    // Somebody who selects text within a mark wants the text.
    if (this.document.getSelection()?.isCollapsed === false) return;
    this.needs.open(id);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const id = this.claimHit(event);
    if (id === null) return;
    event.preventDefault(); // the space bar would scroll
    this.needs.open(id);
  }
}
