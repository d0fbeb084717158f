/** Rule packs of the user's own: writing, checking, switching, removing. */

import type { DoneNote } from '../shared/interface/done-note.ts';
import { inEnglish } from '../shared/interface/english.ts';
import { openTextFile } from '../shared/interface/files.ts';
import { button, byId, line, switchFor, tellProblem } from '../shared/interface/page-nodes.ts';
import { countText, text } from '../shared/interface/texts.ts';
import {
  type OwnPack,
  type OwnRules,
  type PackProblem,
  packEntry,
  packId,
  parseOwnRules,
} from '../shared/settings/own-packs.ts';
import examplePack from './example-pack.yaml';
import { keepCompiled, problemsOf } from './packs.ts';
import { RowList } from './row-list.ts';
import { removeEntries, type Stored, writeEntries } from './stored.ts';

/** A pack with what came of it. */
interface PackRow {
  readonly pack: OwnPack;
  readonly ruleCount: number;
  readonly problems: readonly PackProblem[];
}

export class PacksSection {
  private readonly list: RowList<PackRow>;
  private readonly name: HTMLInputElement;
  private readonly text: HTMLTextAreaElement;
  private packs: readonly OwnPack[] = [];

  /** @param rulesVersion of the built-in rules */
  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
    private readonly rulesVersion: string,
  ) {
    this.name = byId(document, 'pack-name', HTMLInputElement);
    this.text = byId(document, 'pack-text', HTMLTextAreaElement);
    const list = byId(document, 'pack-list', HTMLUListElement);
    this.list = new RowList<PackRow>(list, (row) => this.row(row), this.name);
    byId(document, 'add-pack', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      void note.attempt(() => this.save());
    });
    this.onPress('import-pack', () => this.open());
    this.onPress('example-pack', async () => this.fill({ name: 'Moon lamps', text: examplePack }));
  }

  async show({ packs, compiled }: Stored): Promise<void> {
    this.packs = packs;
    const own = parseOwnRules(compiled, this.rulesVersion);
    this.list.show(packs.map((pack) => rowOf(pack, own)));
    await this.note.attempt(() => keepCompiled(packs, compiled, this.rulesVersion));
  }

  private onPress(id: string, work: () => Promise<void>): void {
    byId(this.document, id, HTMLButtonElement).addEventListener('click', () => void this.note.attempt(work));
  }

  private row({ pack, ruleCount, problems }: PackRow): Node[] {
    const { document } = this;
    const words = document.createElement('div');
    words.className = 'name';
    const state = pack.on ? countText('packRulesOne', 'packRulesOther', ruleCount) : text('packOff');
    words.append(line(document, 'p', '', pack.name));
    if (problems.length === 0) words.append(line(document, 'small', '', state));
    else words.append(line(document, 'p', 'problem', text('packRefused')), this.problemList(problems));
    const onSwitch = (on: boolean) =>
      void this.note.attempt(() => writeEntries({ [packEntry(pack)]: { ...pack, on } }));
    const remove = () => void this.note.attempt(() => this.remove(pack));
    return [
      words,
      switchFor(document, text('packOn', pack.name), pack.on, onSwitch),
      button(document, text('packEdit'), text('packEditLabel', pack.name), () => this.fill(pack)),
      button(document, text('packRemove'), text('packRemoveLabel', pack.name), remove),
    ];
  }

  private fill({ name, text }: Pick<OwnPack, 'name' | 'text'>): void {
    this.name.value = name;
    this.text.value = text;
    this.text.focus();
  }

  private async open(): Promise<void> {
    const file = await openTextFile(byId(this.document, 'file', HTMLInputElement), '.yaml,.yml,.txt');
    this.fill({ name: this.name.value || file.name.replace(/\.\w+$/, ''), text: file.text });
  }

  private async save(): Promise<void> {
    const pack: OwnPack = { name: this.name.value.trim(), text: this.text.value, on: true };
    const place = byId(this.document, 'pack-problem', HTMLElement);
    const problems = problemsOf(pack, this.packs);
    tellProblem(place, problems.length > 0 ? text('packNotSaved') : '', [this.problemList(problems)]);
    if (problems.length > 0) return;
    this.note.say(text('packSaved', pack.name), await writeEntries({ [packEntry(pack)]: pack }));
    this.name.value = '';
    this.text.value = '';
  }

  private async remove(pack: OwnPack): Promise<void> {
    this.note.say(text('packRemoved', pack.name), await removeEntries([packEntry(pack)]));
  }

  /** The reasons are the compiler's, which speaks English as the rules do. */
  private problemList(problems: readonly PackProblem[]): HTMLElement {
    const list = this.document.createElement('ul');
    for (const { line: at, reason } of problems.slice(0, 10)) {
      const item = this.document.createElement('li');
      const words = inEnglish(line(this.document, 'span', '', reason));
      item.append(text('packLine', at), ' ', words);
      list.append(item);
    }
    return list;
  }
}

function rowOf(pack: OwnPack, own: OwnRules | null): PackRow {
  const id = packId(pack.name);
  const ids = Object.keys(own?.rules ?? {});
  const ruleCount = ids.filter((rule) => rule.replace(/-\d+$/, '') === `own-${id}`).length;
  return { pack, ruleCount, problems: pack.on ? (own?.refused[id] ?? []) : [] };
}
