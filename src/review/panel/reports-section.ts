/** Reports of the page in view or of the whole case, saved as files. */
import browser from 'webextension-polyfill';
import type { DoneNote } from '../../shared/interface/done-note.ts';
import { saveTextFile } from '../../shared/interface/files.ts';
import { byId } from '../../shared/interface/page-nodes.ts';
import { text } from '../../shared/interface/texts.ts';
import { ask } from '../../shared/messages/wire.ts';
import type { Case, PageReview } from '../record/record.ts';
import { type Report, reportPage } from '../reports/report.ts';
import type { ReviewStore } from '../store/review-store.ts';
import { picturesOf } from './capture-pictures.ts';
import { panelWords } from './panel-words.ts';
import { REPORT_FORMS } from './report-forms.ts';

const fileName = (name: string, ending: string): string =>
  `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'review'}.${ending}`;

export interface ReportsNeeds {
  current(): { case: Case | null; page: PageReview | null };
}

export class ReportsSection {
  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    private readonly note: DoneNote,
    private readonly needs: ReportsNeeds,
  ) {
    byId(document, 'save-report', HTMLButtonElement).addEventListener('click', () => {
      void note.attempt(() => this.save());
    });
  }

  private async save(): Promise<void> {
    const { case: own, page } = this.needs.current();
    if (!own) return this.note.say(text('reviewNothing'));
    const isPage = byId(this.document, 'scope', HTMLSelectElement).value === 'page';
    const kept = await this.store.pagesOf(own.id);
    const pages = isPage ? kept.filter(({ id }) => id === page?.id) : kept;
    if (pages.length === 0) return this.note.say(text('reviewNothing'));
    const form = REPORT_FORMS[byId(this.document, 'form', HTMLSelectElement).value] ?? REPORT_FORMS['html'];
    const written = form?.write(await this.report(own, pages), panelWords());
    if (!form || written === null || written === undefined) return this.note.say(text('reviewNoneConfirmed'));
    saveTextFile(this.document, fileName(own.name, form.ending), form.type, written);
    this.note.say(text('reviewSaved'));
  }

  private async report(own: Case, pages: readonly PageReview[]): Promise<Report> {
    const families = [
      ...new Set(pages.flatMap(({ claims }) => claims.flatMap(({ family }) => family ?? []))),
    ];
    const { cards, regulations, rulesVersion } = await ask({ name: 'knowledge', families });
    const byFamily = new Map(cards.map((card) => [card.evidence.family, card]));
    const knowledge = { card: (family: string) => byFamily.get(family), regulations };
    return {
      case: own,
      pages: await Promise.all(
        pages.map(async (page) =>
          reportPage(page, knowledge, await picturesOf(await this.store.capturesOf(page.id))),
        ),
      ),
      made: {
        at: new Date().toISOString(),
        extension: browser.runtime.getManifest().version,
        rules: rulesVersion,
      },
    };
  }
}
