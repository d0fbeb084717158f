/** Cases as files, brought in and taken away: export, import, deleting, erasing. */
import type { DoneNote } from '../../shared/interface/done-note.ts';
import { openFile, saveFile } from '../../shared/interface/files.ts';
import { byId } from '../../shared/interface/page-nodes.ts';
import { countText, text } from '../../shared/interface/texts.ts';
import type { Case, PageReview } from '../record/record.ts';
import { readCases, writeCases } from '../reports/json.ts';
import type { ReviewStore } from '../store/review-store.ts';
import { agrees } from './agreement.ts';
import { casesText, packAll } from './all-cases-zip.ts';

export interface CaseFilesNeeds {
  /** The case that is worked on; null while there is none. */
  current(): Case | null;
  /** Called when cases were brought in or taken away. @param isGone tells of the pages that were erased */
  changed(isGone?: (page: PageReview) => boolean): Promise<void>;
}

export class CaseFilesSection {
  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    private readonly note: DoneNote,
    private readonly needs: CaseFilesNeeds,
  ) {
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

  private async exportAll(): Promise<void> {
    const cases = await this.store.cases();
    const pages = (await Promise.all(cases.map(({ id }) => this.store.pagesOf(id)))).flat();
    const captures = await Promise.all(pages.map(({ id }) => this.store.capturesOf(id)));
    const all = await packAll(writeCases(cases, pages), captures.flat());
    saveFile(this.document, 'spotcheck-cases.zip', all);
    this.note.say(text('reviewSaved'));
  }

  private async import(): Promise<void> {
    const file = await openFile(byId(this.document, 'file', HTMLInputElement), '.json,.zip');
    const { cases, pages } = readCases(await casesText(file));
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
    const own = this.needs.current();
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
