/** The toolbar popup: keeps its view true while switches and claims change, and carries out what the user does. */
import browser from 'webextension-polyfill';
import { type HiddenClaim, hiddenEntry, hiddenOn } from '../shared/hidden-claims.ts';
import { dropSetAside, setAsideUnreadable } from '../shared/switches.ts';
import { answerMessages, ask, askFrame } from '../shared/wire.ts';
import { type ActivePage, activePage, pageFacts, pageFrames } from './active-page.ts';
import { type FramedClaim, type PageFacts, pageState } from './page-state.ts';
import { PopupView } from './popup-view.ts';

export class Popup {
  private readonly view: PopupView;
  private page: ActivePage | null = null;
  private refreshes = 0;

  /** @param close closes the popup. */
  constructor(
    document: Document,
    private readonly close: () => void,
  ) {
    this.view = new PopupView(document, {
      switchEverywhere: (on) => void this.switchEverywhere(on),
      switchSite: (on) => void this.switchSite(on),
      goTo: (claim) => void this.goTo(claim),
      showAgain: (hidden) => void browser.storage.local.remove(hiddenEntry(hidden)),
      dropSetAside: () => void dropSetAside().then(() => this.view.notice(null)),
    });
  }

  async start(): Promise<void> {
    // Listening comes first: what changes while the first look is under way must not be missed.
    browser.storage.onChanged.addListener(() => void this.refresh());
    answerMessages({
      'claims-changed': async () => {
        await this.refresh();
        return {};
      },
    });
    this.page = await activePage();
    this.view.notice(await setAsideUnreadable());
    const facts = await pageFacts(this.page);
    // The switches work at once, also where a page takes its time to answer.
    this.show(facts);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    if (!this.page) return;
    this.refreshes += 1;
    const turn = this.refreshes;
    const [facts, frames, hidden] = await Promise.all([
      pageFacts(this.page),
      pageFrames(this.page),
      hiddenHere(this.page),
    ]);
    if (turn !== this.refreshes) return; // a later look was begun, and knows better
    this.view.hidden(hidden);
    this.show({ ...facts, frames });
  }

  private show(facts: PageFacts): void {
    if (!this.page) return;
    const { site, isPrivate } = this.page.view;
    this.view.show(pageState(facts), facts, site, isPrivate);
  }

  private async switchEverywhere(on: boolean): Promise<void> {
    const isPrivate = this.page?.view.isPrivate ?? false;
    await ask({ name: 'switch-everywhere', on, isPrivate });
    await this.refresh();
  }

  private async switchSite(on: boolean): Promise<void> {
    const { site = null, isPrivate = false } = this.page?.view ?? {};
    if (site === null) return;
    await ask({ name: 'switch-site', on, site, isPrivate });
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

/** What the user has hidden, as far as it acts on a page; in private windows too, where it is only read. */
const hiddenHere = async ({ address }: ActivePage): Promise<HiddenClaim[]> =>
  hiddenOn(await browser.storage.local.get(null), address);
