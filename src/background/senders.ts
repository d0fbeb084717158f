/** Who sent a message: a frame of a page, or one of the extension's own pages. */

import type { Sender } from '../shared/messages/wire.ts';
import { siteKey } from '../shared/settings/site-key.ts';
import type { SiteView } from '../shared/settings/switches.ts';

export interface SendingFrame {
  readonly tabId: number;
  /** 0 is the page itself. */
  readonly frameId: number;
}

/** The frame that a message came from. Throws for senders that are no frame of a tab. */
export function frameOf(sender: Sender): SendingFrame {
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId === undefined) throw new Error('refused: the sender is no page');
  return { tabId, frameId: sender.frameId };
}

/** The site of the page that a frame is part of: the top page's site decides for all its frames. */
export const viewOf = (sender: Sender): SiteView => ({
  site: siteKey(sender.tab?.url ?? sender.url ?? ''),
  isPrivate: sender.tab?.incognito ?? false,
});

/** Throws unless one of the extension's own pages has sent the message. @param ownOrigin their address */
export function onlyOwnPages(sender: Sender, ownOrigin: string): void {
  if (!sender.url?.startsWith(ownOrigin))
    throw new Error("refused: only the extension's own pages may ask this");
}
