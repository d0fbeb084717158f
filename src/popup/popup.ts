/** The toolbar popup: keeps its view true while switches and claims change, and carries out what the user does. */
import browser from 'webextension-polyfill';
import { openReview } from '../review/open-review.ts';
import type { Direction } from '../shared/messages/messages.ts';
import { answerMessages, ask, askFrame } from '../shared/messages/wire.ts';
import { type HiddenClaim, hiddenEntry, hiddenOn } from '../shared/settings/hidden-claims.ts';
import { readPreferences } from '../shared/settings/stored-preferences.ts';
import { dropSetAside, setAsideUnreadable } from '../shared/settings/switches.ts';
import { type ActivePage, activePage, pageFacts, pageFrames } from './active-page.ts';
import { type FramedClaim, isPassing, type PageFacts } from './page-state.ts';
import { Pointing } from './pointing.ts';
import { PopupView } from './popup-view.ts';
import { showShortcuts } from './shortcuts.ts';

/** Nothing tells of a page that was looked at and holds no claim: time in ms until it is asked again. */
const ASK_AGAIN = 300;

export class Popup {
  private readonly view: PopupView;
  private readonly pointing = new Pointing(() => this.page?.tabId ?? null);
  private page: ActivePage | null = null;
  private refreshes = 0;
  private checkFailed = false;

  /** @param close closes the popup. */
  constructor(
    private readonly document: Document,
    private readonly close: () => void,
  ) {
    this.view = new PopupView(document, {
      switchEverywhere: (on) => void this.switchEverywhere(on),
      switchSite: (on) => void this.switchSite(on),
      pauseTab: (paused) => void this.inTab((tabId) => ask({ name: 'pause-tab', tabId, paused })),
      check: () => void this.check(),
      goTo: (claim) => void this.goTo(claim),
      pointAt: (claim, byKeyboard) => this.pointing.at(claim, byKeyboard),
      walk: (direction) => void this.walk(direction),
      toggleMarks: () => void this.inTab((tabId) => ask({ name: 'toggle-marks', tabId })),
      prefer: (change) => void ask({ name: 'change-preferences', change }),
      openOptions: () => void browser.runtime.openOptionsPage().then(this.close),
      openReview: () => this.openReview(),
      showAgain: (hidden) => void browser.storage.local.remove(hiddenEntry(hidden)),
      dropSetAside: () => void dropSetAside().then(() => this.view.notice(null)),
    });
  }

  async start(): Promise<void> {
    // Listening comes first: what changes while the first look is under way must not be missed.
    this.listen();
    const [preferences, page] = await Promise.all([readPreferences(), activePage()]);
    this.page = page;
    // The switches work at once, also where a page takes its time to answer.
    this.show(await pageFacts(page));
    this.view.prefer(preferences);
    await Promise.all([this.refresh(), this.showWhatStays()]);
  }

  private listen(): void {
    browser.storage.onChanged.addListener((_, area) => {
      void this.refresh();
      if (area === 'sync') void readPreferences().then((preferences) => this.view.prefer(preferences));
    });
    // With the permission the browser gives or keeps back the page's address, too.
    browser.permissions.onAdded.addListener(() => void this.turn());
    browser.permissions.onRemoved.addListener(() => void this.turn());
    browser.tabs.onUpdated.addListener((tabId) => {
      if (tabId === this.page?.tabId) void this.turn();
    });
    answerMessages({
      'claims-changed': async () => {
        await this.refresh();
        return {};
      },
    });
    this.document.defaultView?.addEventListener('pagehide', () => this.pointing.at(null, false));
  }

  /** What does not change while the popup is open. */
  private async showWhatStays(): Promise<void> {
    this.view.notice(await setAsideUnreadable());
    this.view.name((await ask({ name: 'families' })).families);
    await showShortcuts(this.document, this.close);
  }

  /** The tab shows another page, or more of it. */
  private async turn(): Promise<void> {
    this.page = await activePage();
    this.checkFailed = false;
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
    this.show({ ...facts, frames, checkFailed: this.checkFailed });
    if (isPassing({ ...facts, frames })) setTimeout(() => turn === this.refreshes && this.turn(), ASK_AGAIN);
  }

  private show(facts: PageFacts): void {
    if (!this.page) return;
    const { site, isPrivate } = this.page.view;
    this.view.show(facts, site, isPrivate);
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

  private async check(): Promise<void> {
    await this.inTab((tabId) =>
      ask({ name: 'check-tab', tabId }).then(
        () => {
          this.checkFailed = false;
        },
        () => {
          this.checkFailed = true; // the browser keeps extensions out of this page
        },
      ),
    );
  }

  private async walk(direction: Direction): Promise<void> {
    await this.inTab(async (tabId) =>
      this.view.walkedTo((await ask({ name: 'walk', tabId, direction })).walked),
    );
  }

  /** At once, while the click is handled: browsers open panels only then. */
  private openReview(): void {
    const { tabId: id, windowId } = this.page ?? {};
    if (typeof id === 'number' && typeof windowId === 'number')
      void openReview({ id, windowId }).then(this.close);
  }

  private async goTo(claim: FramedClaim): Promise<void> {
    await this.inTab(async (tabId) => {
      const { shown } = await askFrame(tabId, claim.frameId, { name: 'show-claim', id: claim.id });
      if (shown) this.close();
    });
  }

  /** Does something with the tab, and looks at it again. */
  private async inTab(act: (tabId: number) => Promise<unknown>): Promise<void> {
    const tabId = this.page?.tabId;
    if (tabId === null || tabId === undefined) return;
    await act(tabId).catch(() => undefined); // a frame that has gone: the list is about to be another one
    await this.refresh();
  }
}

/** What the user has hidden, as far as it acts on a page; in private windows too, where it is only read. */
const hiddenHere = async ({ address }: ActivePage): Promise<HiddenClaim[]> =>
  hiddenOn(await browser.storage.local.get(null), address);
