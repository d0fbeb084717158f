/** How much is marked: the choice, and in its heading what is chosen now. */
import { byId } from '../shared/page-nodes.ts';
import type { Preferences } from '../shared/preferences.ts';
import { RadioChoice, SENSITIVITY_WAYS } from '../shared/radio-choice.ts';
import { text } from '../shared/texts.ts';

type Sensitivity = Preferences['sensitivity'];

export class SensitivityChoice {
  private readonly choice: RadioChoice<Sensitivity>;

  constructor(
    private readonly document: Document,
    choose: (sensitivity: Sensitivity) => void,
  ) {
    this.choice = new RadioChoice(document, 'sensitivity', SENSITIVITY_WAYS, choose);
  }

  show(sensitivity: Sensitivity): void {
    this.choice.show(sensitivity);
    byId(this.document, 'sensitivity-now', HTMLElement).textContent = text(SENSITIVITY_WAYS[sensitivity][0]);
  }
}
