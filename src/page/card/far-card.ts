/** The card of a claim in a frame that is too small to read it in: the top document shows it (see sheet.ts). */
import type { FarClaims } from '../../shared/messages/messages.ts';
import { isTooSmallForCard } from './room.ts';

export interface FarCardNeeds {
  /** Rejects where nothing of ours can run in the top document. */
  showInTop(claims: FarClaims): Promise<unknown>;
  closeInTop(): Promise<unknown>;
}

export class FarCard {
  private isShown = false;
  private focusBefore: Element | null = null;

  constructor(
    private readonly document: Document,
    private readonly needs: FarCardNeeds,
    signal: AbortSignal,
  ) {
    document.defaultView?.addEventListener('pagehide', () => this.close(), { signal });
  }

  get isOpen(): boolean {
    return this.isShown;
  }

  /** Shows the card in the top document. @returns false where it has to be shown here. */
  async show(claims: FarClaims): Promise<boolean> {
    if (!isTooSmallForCard(this.document)) return false;
    this.focusBefore = this.document.activeElement;
    this.isShown = await this.needs.showInTop(claims).then(
      () => true,
      () => false,
    );
    return this.isShown;
  }

  /**
   * The top document has closed it. The focus is in this frame again when it was here before; what had it in the
   * frame, Chromium has forgotten (it clears a document's focus when another one takes it).
   */
  onClosed(): void {
    this.isShown = false;
    const { activeElement, body } = this.document;
    const isLost = this.document.hasFocus() && (activeElement === null || activeElement === body);
    if (isLost && this.focusBefore instanceof HTMLElement) this.focusBefore.focus({ preventScroll: true });
  }

  /** Closes it, if one is shown. */
  close(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.needs.closeInTop().catch(() => undefined);
  }
}
