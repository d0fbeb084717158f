/** What is marked, and how it looks. */

import type { RelatedFamily } from '../shared/evidence.ts';
import type { DoneNote } from '../shared/interface/done-note.ts';
import { inEnglish } from '../shared/interface/english.ts';
import { byId } from '../shared/interface/page-nodes.ts';
import { RadioChoice, SENSITIVITY_WAYS } from '../shared/interface/radio-choice.ts';
import { ask } from '../shared/messages/wire.ts';
import { CHOICES, type ChoiceName, type Preferences } from '../shared/settings/preferences.ts';

/** Choices that the page offers as a list to choose from; the sensitivity is a row of buttons with explanations. */
const LISTS = (Object.keys(CHOICES) as ChoiceName[]).filter((name) => name !== 'sensitivity');

export class PreferencesSection {
  private readonly sensitivity: RadioChoice<Preferences['sensitivity']>;
  private readonly families: HTMLInputElement[] = [];
  private readonly denials: HTMLInputElement;

  constructor(
    private readonly document: Document,
    private readonly note: DoneNote,
  ) {
    this.sensitivity = new RadioChoice(document, 'sensitivity', SENSITIVITY_WAYS, (sensitivity) =>
      this.change({ sensitivity }),
    );
    this.denials = byId(document, 'denials', HTMLInputElement);
    this.denials.addEventListener('change', () => this.change({ denials: this.denials.checked }));
    for (const name of LISTS) {
      const list = this.list(name);
      list.addEventListener('change', () => this.change({ [name]: list.value }));
    }
  }

  /** Lists the families that can be switched off. */
  offer(families: readonly RelatedFamily[]): void {
    for (const { family, name } of families) {
      const box = this.document.createElement('input');
      box.type = 'checkbox';
      box.value = family;
      box.addEventListener('change', () => this.change({ familiesOff: this.familiesOff() }));
      this.families.push(box);
      const label = inEnglish(this.document.createElement('label')); // as the cards themselves
      label.append(box, name);
      byId(this.document, 'families', HTMLElement).append(label);
    }
  }

  show(preferences: Preferences): void {
    this.sensitivity.show(preferences.sensitivity);
    this.denials.checked = preferences.denials;
    for (const name of LISTS) this.list(name).value = preferences[name];
    for (const box of this.families) box.checked = !preferences.familiesOff.includes(box.value);
  }

  private list(name: ChoiceName): HTMLSelectElement {
    return byId(this.document, name, HTMLSelectElement);
  }

  private familiesOff(): string[] {
    return this.families.filter((box) => !box.checked).map((box) => box.value);
  }

  /** The values are those of options.html; the background takes only what it knows. */
  private change(change: object): void {
    void this.note.attempt(() => ask({ name: 'change-preferences', change: change as Partial<Preferences> }));
  }
}
