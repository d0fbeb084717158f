/** Points claims out on the page, one at a time. */
import { askFrame } from '../shared/messages/wire.ts';
import type { FramedClaim } from './page-state.ts';

export class Pointing {
  private frameId: number | null = null;

  /** @param tabId the tab that shows the page; null while it is not known */
  constructor(private readonly tabId: () => number | null) {}

  /** @param claim null: none any more. @param scroll whether the page goes there */
  at(claim: FramedClaim | null, scroll: boolean): void {
    if (this.frameId !== null && this.frameId !== claim?.frameId) this.tell(this.frameId, null, false);
    this.frameId = claim?.frameId ?? null;
    if (claim) this.tell(claim.frameId, claim.id, scroll);
  }

  private tell(frameId: number, id: string | null, scroll: boolean): void {
    const tabId = this.tabId();
    if (tabId === null) return;
    // A frame that has gone shows nothing any more.
    askFrame(tabId, frameId, { name: 'point-out', id, scroll }).catch(() => undefined);
  }
}
