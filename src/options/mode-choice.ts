/** The three modes as a row of radio buttons, the same on the options page and at the first run. */

import type { DoneNote } from '../shared/done-note.ts';
import type { Mode } from '../shared/settings.ts';
import { ask } from '../shared/wire.ts';

export class ModeChoice {
  private readonly radios: readonly HTMLInputElement[];

  constructor(document: Document, note: Pick<DoneNote, 'attempt'>) {
    this.radios = [...document.querySelectorAll<HTMLInputElement>('input[name="mode"]')];
    for (const radio of this.radios)
      radio.addEventListener('change', () => {
        const mode = radio.value as Mode; // the pages name no others
        void note.attempt(() => ask({ name: 'switch-mode', mode }));
      });
  }

  show(mode: Mode): void {
    for (const radio of this.radios) radio.checked = radio.value === mode;
  }
}
