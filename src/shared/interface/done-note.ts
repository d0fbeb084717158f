/** Says at the page's foot what was just done, and takes it back on request. */

import { byId } from './page-nodes.ts';
import { text } from './texts.ts';

export type Undo = () => Promise<void>;

const messageOf = (error: unknown): string =>
  text('couldNot', error instanceof Error ? error.message : String(error));

export class DoneNote {
  private readonly message: HTMLElement;
  private readonly button: HTMLButtonElement;
  private undo: Undo | null = null;

  /** @param explain an error in words for the user */
  constructor(
    document: Document,
    private readonly explain: (error: unknown) => string = messageOf,
  ) {
    this.message = byId(document, 'done-text', HTMLElement);
    this.button = byId(document, 'undo', HTMLButtonElement);
    this.button.addEventListener('click', () => void this.takeBack());
  }

  /** @param undo takes it back; null where there is nothing to take back. */
  say(message: string, undo: Undo | null = null): void {
    this.message.textContent = message;
    this.undo = undo;
    this.button.hidden = undo === null;
  }

  /** Carries something out, and says so when it fails. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => this.say(this.explain(error)));
  }

  private async takeBack(): Promise<void> {
    const { undo } = this;
    this.undo = null;
    if (undo)
      await this.attempt(async () => {
        await undo();
        this.say(text('undone'));
      });
  }
}
