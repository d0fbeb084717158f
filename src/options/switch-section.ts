/** Where Spotcheck works: the switch for everything, the modes, and the browser's own permission beside them. */
import browser from 'webextension-polyfill';
import type { DoneNote } from '../shared/interface/done-note.ts';
import { byId } from '../shared/interface/page-nodes.ts';
import { MODE_WAYS, RadioChoice } from '../shared/interface/radio-choice.ts';
import { text } from '../shared/interface/texts.ts';
import { ask } from '../shared/messages/wire.ts';
import type { Mode, Settings } from '../shared/settings/settings.ts';
import { type AccessChange, accessChange } from './browser-access.ts';

export class SwitchSection {
  private readonly everywhere: HTMLInputElement;
  private readonly modes: RadioChoice<Mode>;
  private access: AccessChange | null = null;

  constructor(
    private readonly document: Document,
    note: DoneNote,
  ) {
    this.modes = new RadioChoice(document, 'mode', MODE_WAYS, (mode) => {
      void note.attempt(() => ask({ name: 'switch-mode', mode }));
    });
    this.everywhere = byId(document, 'everywhere', HTMLInputElement);
    this.everywhere.addEventListener('change', () => {
      const on = this.everywhere.checked;
      void note.attempt(() => ask({ name: 'switch-everywhere', on, isPrivate: false }));
    });
    byId(document, 'access', HTMLButtonElement).addEventListener('click', () => {
      void note.attempt(async () => this.access?.change());
    });
  }

  async start(): Promise<void> {
    for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved])
      event.addListener(() => void this.showAccess());
    await this.showAccess();
  }

  show({ on, mode }: Settings): void {
    this.everywhere.checked = on;
    this.modes.show(mode);
  }

  private async showAccess(): Promise<void> {
    this.access = await accessChange();
    byId(this.document, 'access-says', HTMLElement).textContent = text(this.access.says);
    byId(this.document, 'access', HTMLButtonElement).textContent = text(this.access.action);
  }
}
