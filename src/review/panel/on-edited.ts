/** Text that is typed is taken a moment later: a panel may be closed while the field has the focus. */

/** Short enough that little is lost, long enough that not every letter is told as kept. */
const PAUSE_MS = 400;

/**
 * Calls back a moment after the last letter, and at once when the field is left.
 * @returns calls back now if a call is due
 */
export function onEdited(field: HTMLInputElement | HTMLTextAreaElement, edited: () => void): () => void {
  let pause: ReturnType<typeof setTimeout> | null = null;
  const take = () => {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    edited();
  };
  field.addEventListener('input', () => {
    if (pause !== null) clearTimeout(pause);
    pause = setTimeout(take, PAUSE_MS);
  });
  field.addEventListener('change', take);
  return () => {
    if (pause !== null) take();
  };
}
