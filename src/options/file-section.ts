/** All settings as a file: out, in, and back to the first day. */

import type { DoneNote } from '../shared/interface/done-note.ts';
import { openTextFile, saveTextFile } from '../shared/interface/files.ts';
import { byId, line, tellProblem } from '../shared/interface/page-nodes.ts';
import { text } from '../shared/interface/texts.ts';
import { entriesOf, type FileProblem, readSettingsFile, writeSettingsFile } from './settings-file.ts';
import { readStored, resetAll, writeAll } from './stored.ts';

export class FileSection {
  private readonly dialog: HTMLDialogElement;

  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
  ) {
    this.dialog = byId(document, 'reset-dialog', HTMLDialogElement);
    this.dialog.addEventListener('close', () => {
      if (this.dialog.returnValue === 'reset') void note.attempt(() => this.reset());
    });
    this.onPress('export-all', () => this.export());
    this.onPress('import-all', () => this.import());
    this.onPress('reset-all', async () => {
      this.dialog.returnValue = '';
      this.dialog.showModal();
    });
  }

  private onPress(id: string, work: () => Promise<void>): void {
    byId(this.document, id, HTMLButtonElement).addEventListener('click', () => void this.note.attempt(work));
  }

  private async export(): Promise<void> {
    const file = writeSettingsFile(await readStored());
    saveTextFile(this.document, 'spotcheck-settings.json', 'application/json', file);
    this.note.say(text('fileExported'));
  }

  private async import(): Promise<void> {
    const file = await openTextFile(byId(this.document, 'file', HTMLInputElement), '.json,application/json');
    const contents = readSettingsFile(file.text);
    if ('problems' in contents) return this.refuse(contents.problems);
    this.refuse([]);
    this.note.say(text('fileImported'), await writeAll(entriesOf(contents), contents.preferences));
  }

  private refuse(problems: readonly FileProblem[]): void {
    const list = this.document.createElement('ul');
    for (const { key, fill } of problems.slice(0, 10)) {
      const item = this.document.createElement('li');
      item.append(line(this.document, 'span', '', text(key, ...fill)));
      list.append(item);
    }
    const place = byId(this.document, 'file-problem', HTMLElement);
    tellProblem(place, problems.length > 0 ? text('fileRefused') : '', [list]);
  }

  private async reset(): Promise<void> {
    this.note.say(text('resetDone'), await resetAll());
  }
}
