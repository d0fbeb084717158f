/** One of several ways, each with a line that says what it does: radio buttons in a fieldset of the page. */

import type { Preferences } from '../settings/preferences.ts';
import type { Mode } from '../settings/settings.ts';
import { byId } from './page-nodes.ts';
import { type TextKey, text } from './texts.ts';

/** The ways in the order in which they are offered: name, and what it does. */
export type Ways<V extends string> = Readonly<Record<V, readonly [name: TextKey, says: TextKey]>>;

export const MODE_WAYS: Ways<Mode> = {
  everywhere: ['modeEverywhere', 'modeEverywhereSays'],
  chosen: ['modeChosen', 'modeChosenSays'],
  click: ['modeClick', 'modeClickSays'],
};

export const SENSITIVITY_WAYS: Ways<Preferences['sensitivity']> = {
  strict: ['sensitivityStrict', 'sensitivityStrictSays'],
  standard: ['sensitivityStandard', 'sensitivityStandardSays'],
  broad: ['sensitivityBroad', 'sensitivityBroadSays'],
};

export class RadioChoice<V extends string> {
  private readonly radios: ReadonlyMap<V, HTMLInputElement>;

  /** @param id of the fieldset, which is also the name of the radio buttons */
  constructor(document: Document, id: string, ways: Ways<V>, choose: (value: V) => void) {
    const fieldset = byId(document, id, HTMLFieldSetElement);
    const radios = new Map<V, HTMLInputElement>();
    for (const [value, [name, says]] of Object.entries(ways) as [V, Ways<V>[V]][]) {
      const radio = document.createElement('input');
      radio.type = 'radio';
      radio.name = id;
      radio.value = value;
      radio.addEventListener('change', () => choose(value));
      radios.set(value, radio);
      fieldset.append(labelled(document, radio, text(name), text(says)));
    }
    this.radios = radios;
  }

  show(chosen: V): void {
    for (const [value, radio] of this.radios) radio.checked = value === chosen;
  }
}

function labelled(document: Document, radio: HTMLElement, name: string, says: string): HTMLElement {
  const heading = document.createElement('b');
  heading.textContent = name;
  const explanation = document.createElement('small');
  explanation.textContent = says;
  const words = document.createElement('span');
  words.append(heading, explanation);
  const label = document.createElement('label');
  label.append(radio, words);
  return label;
}
