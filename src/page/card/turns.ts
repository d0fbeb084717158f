/** Turning from claim to claim in the card of a place where several overlap: "1 of 2" between two buttons. */
import { lineIcon } from '../../shared/interface/line-icon.ts';
import { text } from '../../shared/interface/texts.ts';
import { element, pressButton } from './nodes.ts';

/**
 * @param first index of the claim that is shown at first
 * @param turn shows the claim of an index
 */
export function turns(
  document: Document,
  count: number,
  first: number,
  turn: (index: number) => void,
): HTMLElement {
  let at = first;
  const place = element(document, 'span', 'turn-place', text('turnPlace', at + 1, count));
  place.setAttribute('role', 'status');
  const turnBy = (step: number) => {
    at = (at + step + count) % count;
    place.textContent = text('turnPlace', at + 1, count);
    turn(at);
  };
  const button = (label: string, shape: string, step: number) => {
    const made = pressButton(document, 'turn', '', () => turnBy(step));
    made.setAttribute('aria-label', label);
    made.append(lineIcon(document, shape));
    return made;
  };
  const row = element(
    document,
    'div',
    'turns',
    button(text('turnBack'), 'M12 5l-5 5l5 5', -1),
    place,
    button(text('turnOn'), 'M8 5l5 5l-5 5', 1),
  );
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', text('turns'));
  return row;
}
