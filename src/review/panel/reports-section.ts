/** Reports, files of cases, and erasing: what leaves the panel, and what comes back. */
import browser from 'webextension-polyfill';
import type { DoneNote } from '../../shared/done-note.ts';
import { openTextFile, saveTextFile } from '../../shared/files.ts';
import { byId } from '../../shared/page-nodes.ts';
import { countText, text } from '../../shared/texts.ts';
import { ask } from '../../shared/wire.ts';
import type { Case, PageReview } from '../record/record.ts';
import { claimReviewReport } from '../reports/claim-review.ts';
import { complaintDraft } from '../reports/complaint.ts';
import { csvReport } from '../reports/csv.ts';
import { htmlReport } from '../reports/html.ts';
import { readCases, writeCases } from '../reports/json.ts';
import { markdownReport } from '../reports/markdown.ts';
import { type Report, reportPage } from '../reports/report.ts';
import type { Words } from '../reports/words.ts';
import type { ReviewStore } from '../store/review-store.ts';
import { agrees } from './agreement.ts';
import { picturesOf } from './capture-pictures.ts';
import { panelWords } from './panel-words.ts';

interface Form {
  readonly type: string;
  readonly ending: string;
  write(report: Report, words: Words): string | null;
}

const FORMS: Readonly<Record<string, Form>> = {
  html: { type: 'text/html', ending: 'html', write: htmlReport },
  csv: { type: 'text/csv', ending: 'csv', write: csvReport },
  json: {
    type: 'application/json',
    ending: 'json',
    write: ({ case: own, pages }) => writeCases([own], pages.map(withoutAnswers)),
  },
  markdown: { type: 'text/markdown', ending: 'md', write: markdownReport },
  'claim-review': { type: 'application/ld+json', ending: 'jsonld', write: claimReviewReport },
  complaint: {
    type: 'text/plain',
    ending: 'txt',
    write: (report, words) => {
      const drafts = report.pages.flatMap((page) => complaintDraft(page, report, words) ?? []);
      return drafts.length > 0 ? drafts.join('\n\n') : null;
    },
  },
};

function withoutAnswers({ captures: _c, pictures: _p, ...page }: Report['pages'][number]): PageReview {
  const claims = page.claims.map(({ answer: _a, regulations: _r, ...claim }) => claim);
  return { ...page, claims };
}

const fileName = (name: string, ending: string): string =>
  `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'review'}.${ending}`;

export interface ReportsNeeds {
  current(): { case: Case | null; page: PageReview | null };
  /** Called when cases were brought in or taken away. @param isGone tells of the pages that were erased */
  changed(isGone?: (page: PageReview) => boolean): Promise<void>;
}

export class ReportsSection {
  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    private readonly note: DoneNote,
    private readonly needs: ReportsNeeds,
  ) {
    this.onPress('save-report', () => this.save());
    this.onPress('export-all', () => this.exportAll());
    this.onPress('import', () => this.import());
    this.onPress('delete-case', () => this.deleteCase());
    this.onPress('erase-all', () => this.eraseAll());
  }

  private onPress(id: string, work: () => Promise<void>): void {
    byId(this.document, id, HTMLButtonElement).addEventListener('click', () => {
      void this.note.attempt(work);
    });
  }

  private async save(): Promise<void> {
    const { case: own, page } = this.needs.current();
    if (!own) return this.note.say(text('reviewNothing'));
    const isPage = byId(this.document, 'scope', HTMLSelectElement).value === 'page';
    const kept = await this.store.pagesOf(own.id);
    const pages = isPage ? kept.filter(({ id }) => id === page?.id) : kept;
    if (pages.length === 0) return this.note.say(text('reviewNothing'));
    const form = FORMS[byId(this.document, 'form', HTMLSelectElement).value] ?? FORMS['html'];
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

  private async exportAll(): Promise<void> {
    const cases = await this.store.cases();
    const pages = await Promise.all(cases.map(({ id }) => this.store.pagesOf(id)));
    saveTextFile(this.document, 'spotcheck-cases.json', 'application/json', writeCases(cases, pages.flat()));
    this.note.say(text('reviewSaved'));
  }

  private async import(): Promise<void> {
    const file = await openTextFile(byId(this.document, 'file', HTMLInputElement), '.json,application/json');
    const { cases, pages } = readCases(file.text);
    const known = new Set((await this.store.cases()).map(({ id }) => id));
    const again = cases.filter(({ id }) => known.has(id));
    if (
      again.length > 0 &&
      !(await agrees(
        this.document,
        countText('reviewReplaceOne', 'reviewReplaceOther', again.length),
        text('reviewYesReplace'),
      ))
    )
      return;
    await this.store.keepAll(cases, pages);
    await this.needs.changed();
    const counts = [
      countText('reviewCaseOne', 'reviewCaseOther', cases.length),
      countText('reviewPageOne', 'reviewPageOther', pages.length),
    ];
    this.note.say(text('reviewImported', ...counts));
  }

  private async deleteCase(): Promise<void> {
    const { case: own } = this.needs.current();
    if (!own) return this.note.say(text('reviewNothing'));
    if (!(await agrees(this.document, text('reviewSureDelete', own.name), text('reviewYesDelete')))) return;
    await this.store.removeCase(own.id);
    await this.needs.changed(({ caseId }) => caseId === own.id);
    this.note.say(text('reviewRemoved'));
  }

  private async eraseAll(): Promise<void> {
    if (!(await agrees(this.document, text('reviewSureErase'), text('reviewYesErase')))) return;
    await this.store.removeAll();
    await this.needs.changed(() => true);
    this.note.say(text('reviewErased'));
  }
}
