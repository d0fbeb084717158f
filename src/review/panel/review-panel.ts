/** The review panel: follows the tab in front, keeps what the reviewer does at once, and shows what is kept. */
import browser from 'webextension-polyfill';
import { DoneNote } from '../../shared/interface/done-note.ts';
import { byId } from '../../shared/interface/page-nodes.ts';
import { countText, text } from '../../shared/interface/texts.ts';
import { applyTheme } from '../../shared/interface/theme.ts';
import { readPreferences, watchPreferences } from '../../shared/settings/stored-preferences.ts';
import { ReviewStore } from '../store/review-store.ts';
import { CaptureSection } from './capture-section.ts';
import { CaseFilesSection } from './case-files-section.ts';
import { CasesSection } from './cases-section.ts';
import { onFollowedTab } from './followed-tab.ts';
import { PageInView } from './page-in-view.ts';
import { PageSection } from './page-section.ts';
import { PagesSection } from './pages-section.ts';
import { whatFailed } from './panel-words.ts';
import { sayPrivate } from './private-window.ts';
import { ReportsSection } from './reports-section.ts';

/** Puts the panel together and starts it. */
export async function startReviewPanel(document: Document): Promise<void> {
  const note = new DoneNote(document, whatFailed);
  watchPreferences(({ theme }) => applyTheme(document, theme));
  applyTheme(document, (await readPreferences()).theme);
  // Firefox gives such a window no store at all.
  if (browser.extension.inIncognitoContext) return sayPrivate(document);
  await note.attempt(async () => {
    // Evicted with a site's data when space runs out, unless the browser is asked not to.
    await navigator.storage.persist?.();
    const store = await ReviewStore.open(undefined, () => note.say(text('reviewStoreLost')));
    await new ReviewPanel(document, note, store).start();
  });
}

class ReviewPanel {
  private readonly view: PageInView;
  private readonly page: PageSection;
  private readonly cases: CasesSection;
  private readonly pages: PagesSection;
  private readonly captures: CaptureSection;

  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
    store: ReviewStore,
  ) {
    this.cases = new CasesSection(document, store, note, () => this.view.look());
    this.view = new PageInView({
      store,
      caseId: () => this.cases.current?.id ?? '',
      ownerOf: (caseId) => this.cases.ownerOf(caseId),
      changed: () => this.show(),
      kept: (review) => this.pages.noteKept(review),
    });
    this.page = new PageSection(document, note, this.view);
    this.pages = new PagesSection(document, store, note, (id) =>
      this.view.lookAnew((page) => page.id === id),
    );
    this.captures = new CaptureSection(document, store, note, this.view);
    new ReportsSection(document, store, note, {
      current: () => ({ case: this.cases.current, page: this.view.visit?.review ?? null }),
    });
    new CaseFilesSection(document, store, note, {
      current: () => this.cases.current,
      changed: async (isGone) => {
        await this.cases.start();
        await this.pages.readAnew(this.cases.current);
        await this.view.lookAnew(isGone);
      },
    });
    byId(document, 'keep-again', HTMLButtonElement).addEventListener('click', () => {
      void note.attempt(async () => {
        await this.view.keepUnkept();
        note.say(text('reviewKept'));
      });
    });
  }

  async start(): Promise<void> {
    onFollowedTab({
      changed: () => void this.note.attempt(() => this.view.look()),
      moved: (tabId) => void this.note.attempt(() => this.view.lookMoved(tabId)),
      gone: (tabId) => this.view.forgetTab(tabId),
    });
    // Asks before the page goes with something in it that is nowhere else; side panels are not asked.
    addEventListener('beforeunload', (event) => {
      if (this.view.unkeptPages > 0) event.preventDefault();
    });
    await this.cases.start();
    await this.view.look();
  }

  private show(): void {
    this.page.show();
    void this.note.attempt(() => this.pages.show(this.cases.current));
    void this.note.attempt(() => this.captures.show(this.view.visit?.review.id ?? null));
    const { unkeptPages } = this.view;
    byId(this.document, 'unkept', HTMLElement).hidden = unkeptPages === 0;
    byId(this.document, 'unkept-says', HTMLElement).textContent = countText(
      'reviewUnkeptOne',
      'reviewUnkeptOther',
      unkeptPages,
    );
  }
}
