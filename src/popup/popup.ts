/** The toolbar popup: keeps its view true while switches and claims change, and carries out what the user does. */
import browser from 'webextension-polyfill';
import { dropSetAside, setAsideUnreadable, switchEverywhere, switchSite } from '../shared/switches.ts';
import { answerMessages, askFrame } from '../shared/wire.ts';
import { type ActivePage, activePage, pageFacts } from './active-page.ts';
import { type FramedClaim, type PageFacts, pageState } from './page-state.ts';
import { PopupView } from './popup-view.ts';

export class Popup {
  private readonly view: PopupView;
  private page: ActivePage | null = null;

  /** @param close closes the popup. */
  constructor(
    document: Document,
    private readonly close: () => void,
  ) {
    this.view = new PopupView(document, {
      switchEverywhere: (on) => void this.switch((page) => switchEverywhere(on, page.view)),
      switchSite: (on) => void this.switch((page) => switchSite(on, page.view)),
      goTo: (claim) => void this.goTo(claim),
      dropSetAside: () => void dropSetAside().then(() => this.view.notice(null)),
    });
  }

  async start(): Promise<void> {
    this.page = await activePage();
    this.view.notice(await setAsideUnreadable());
    await this.refresh();
    browser.storage.onChanged.addListener(() => void this.refresh());
    answerMessages({
      'claims-changed': async () => {
        await this.refresh();
        return {};
      },
    });
  }

  private async refresh(): Promise<void> {
    if (!this.page) return;
    const facts: PageFacts = await pageFacts(this.page);
    const { site, isPrivate } = this.page.view;
    this.view.show(pageState(facts), facts, site, isPrivate);
  }

  private async switch(write: (page: ActivePage) => Promise<void>): Promise<void> {
    if (!this.page) return;
    await write(this.page);
    if (this.page.view.isPrivate) await tellPrivateTabs();
    await this.refresh();
  }

  private async goTo(claim: FramedClaim): Promise<void> {
    const tabId = this.page?.tabId;
    if (tabId === null || tabId === undefined) return;
    const { shown } = await askFrame(tabId, claim.frameId, { name: 'show-claim', id: claim.id });
    if (shown) this.close();
    else await this.refresh();
  }
}

/** Frames watch the stored switches; those of private windows are not stored where frames can see them. */
async function tellPrivateTabs(): Promise<void> {
  const tabs = await browser.tabs.query({});
  for (const { id, incognito } of tabs)
    if (incognito && id !== undefined)
      await browser.tabs.sendMessage(id, { name: 'switched' }).catch(() => undefined);
}
