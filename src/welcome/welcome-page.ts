/** The page of the first run: what Spotcheck does, tried at once, and which pages it is to check. */
import browser from 'webextension-polyfill';
import { accessChange } from '../options/browser-access.ts';
import { byId } from '../shared/interface/page-nodes.ts';
import { MODE_WAYS, RadioChoice } from '../shared/interface/radio-choice.ts';
import { text } from '../shared/interface/texts.ts';
import { applyTheme } from '../shared/interface/theme.ts';
import { ask } from '../shared/messages/wire.ts';
import type { Mode } from '../shared/settings/settings.ts';
import { readPreferences, watchPreferences } from '../shared/settings/stored-preferences.ts';
import { readSettings } from '../shared/settings/switches.ts';
import { liveSample } from './live-sample.ts';

export class WelcomePage {
  private readonly modes: RadioChoice<Mode>;

  constructor(private readonly document: Document) {
    this.modes = new RadioChoice(document, 'mode', MODE_WAYS, (mode) => {
      void this.attempt(() => ask({ name: 'switch-mode', mode }));
    });
    byId(document, 'options', HTMLButtonElement).addEventListener(
      'click',
      () => void this.attempt(() => browser.runtime.openOptionsPage()),
    );
  }

  async start(): Promise<void> {
    browser.storage.onChanged.addListener(() => void this.showMode());
    watchPreferences(({ theme }) => applyTheme(this.document, theme));
    applyTheme(this.document, (await readPreferences()).theme);
    await this.showMode();
    await this.showAccess();
    await this.attempt(() => liveSample(this.document).start());
  }

  async attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      byId(this.document, 'problem', HTMLElement).textContent = text('couldNot', reason);
    });
  }

  private async showMode(): Promise<void> {
    this.modes.show((await readSettings({ site: null, isPrivate: false })).mode);
  }

  /** Firefox lets people install an extension without its sites; the button asks for them. */
  private async showAccess(): Promise<void> {
    const { says, change } = await accessChange();
    const row = byId(this.document, 'access-row', HTMLElement);
    row.hidden = says !== 'accessFirefoxNot';
    byId(this.document, 'access', HTMLButtonElement).onclick = () =>
      void this.attempt(async () => {
        await change();
        await this.showAccess();
      });
  }
}
