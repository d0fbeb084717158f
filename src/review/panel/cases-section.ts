/** The case that is worked on: chosen, made, named. */
import type { DoneNote } from '../../shared/interface/done-note.ts';
import { byId } from '../../shared/interface/page-nodes.ts';
import { text } from '../../shared/interface/texts.ts';
import type { Case } from '../record/record.ts';
import type { ReviewStore } from '../store/review-store.ts';

export class CasesSection {
  private readonly choice: HTMLSelectElement;
  private readonly name: HTMLInputElement;
  private cases: readonly Case[] = [];
  private chosen: string | null = null;

  /** @param changed called when another case is worked on */
  constructor(
    private readonly document: Document,
    private readonly store: ReviewStore,
    note: DoneNote,
    private readonly changed: () => Promise<void>,
  ) {
    this.choice = byId(document, 'case', HTMLSelectElement);
    this.name = byId(document, 'case-name', HTMLInputElement);
    this.choice.addEventListener('change', () => void note.attempt(() => this.choose(this.choice.value)));
    this.name.addEventListener('change', () => void note.attempt(() => this.rename(this.name.value.trim())));
    byId(document, 'new-case', HTMLButtonElement).addEventListener('click', () => {
      void note.attempt(async () => this.choose((await this.make()).id));
    });
  }

  /** The case that is worked on; null while there is none. */
  get current(): Case | null {
    return this.cases.find(({ id }) => id === this.chosen) ?? null;
  }

  /** Reads the cases anew; the one that changed last is worked on unless another was chosen. */
  async start(): Promise<void> {
    this.cases = await this.store.cases();
    if (!this.current) this.chosen = this.cases[0]?.id ?? null;
    this.show();
  }

  /** The case of this id; for '' the one that is worked on, made now where there is none. */
  async ownerOf(caseId: string): Promise<Case> {
    const known = caseId === '' ? this.current : this.cases.find(({ id }) => id === caseId);
    return known ?? (await this.make());
  }

  private async make(): Promise<Case> {
    const at = new Date().toISOString();
    const made = {
      id: crypto.randomUUID(),
      name: text('reviewCaseNumber', this.cases.length + 1),
      created: at,
      changed: at,
    };
    await this.store.keepCase(made);
    this.chosen = made.id;
    await this.start();
    return made;
  }

  private async choose(id: string): Promise<void> {
    this.chosen = id;
    this.show();
    await this.changed();
  }

  private async rename(name: string): Promise<void> {
    const own = await this.ownerOf('');
    if (name === '') return this.show();
    await this.store.keepCase({ ...own, name, changed: new Date().toISOString() });
    await this.start();
  }

  private show(): void {
    const options = this.cases.map(({ id, name }) => {
      const option = this.document.createElement('option');
      option.value = id;
      option.textContent = name;
      option.selected = id === this.chosen;
      return option;
    });
    this.choice.replaceChildren(...options);
    this.choice.disabled = options.length === 0;
    this.name.value = this.current?.name ?? '';
  }
}
