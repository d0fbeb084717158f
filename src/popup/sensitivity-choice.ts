/** How much is marked: the choice, and in its heading what is chosen now. */
import { byId } from '../shared/interface/page-nodes.ts';
import { RadioChoice, SENSITIVITY_WAYS } from '../shared/interface/radio-choice.ts';
import { text } from '../shared/interface/texts.ts';
import type { Preferences } from '../shared/settings/preferences.ts';

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
