/** How much is marked: the choice, and in its heading what is chosen now. */
import { byId } from '../shared/page-nodes.ts';
import type { Preferences } from '../shared/preferences.ts';
import { type TextKey, text } from '../shared/texts.ts';

type Sensitivity = Preferences['sensitivity'];

const NAMES: Readonly<Record<Sensitivity, TextKey>> = {
  strict: 'sensitivityStrict',
  standard: 'sensitivityStandard',
  broad: 'sensitivityBroad',
};

export class SensitivityChoice {
  private readonly radios: readonly HTMLInputElement[];

  constructor(
    private readonly document: Document,
    choose: (sensitivity: Sensitivity) => void,
  ) {
    this.radios = [...document.querySelectorAll<HTMLInputElement>('input[name="sensitivity"]')];
    // The values are those of popup.html.
    for (const radio of this.radios)
      radio.addEventListener('change', () => choose(radio.value as Sensitivity));
  }

  show(sensitivity: Sensitivity): void {
    for (const radio of this.radios) radio.checked = radio.value === sensitivity;
    byId(this.document, 'sensitivity-now', HTMLElement).textContent = text(NAMES[sensitivity]);
  }
}
