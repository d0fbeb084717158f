/** What elements are to a reader, by their names and attributes alone: in a line, a block, or nothing to read. */
import type { BlockKind } from '../../detect/claim.ts';

/** Elements that stand in a line of text; every other element is a border between blocks. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rp rt ruby s small span strike ' +
    'strong sub sup time tt u var wbr slot'
  ).split(' '),
);

/** Never read, and a gap in the line that they stand in: code, formulas, pictures, fields. */
const UNREAD_INLINE = new Set(
  'code kbd samp svg math canvas textarea input select datalist option meter progress img br script'.split(
    ' ',
  ),
);

/** Never read, and a border between blocks. */
const UNREAD = new Set('style noscript template video audio iframe frame object embed head map'.split(' '));

const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  dt: 'heading',
  legend: 'heading',
  caption: 'heading',
  li: 'item',
  dd: 'item',
  td: 'cell',
  th: 'cell',
  button: 'button',
};

export const isInline = (element: Element): boolean => INLINE.has(element.localName);

/** What an unread element leaves in its line: a break, a space, or (null) it ends the block. */
export function gapOf(element: Element): '\n' | ' ' | null {
  if (!UNREAD_INLINE.has(element.localName)) return null;
  return element.localName === 'br' ? '\n' : ' ';
}

function isEditable(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  const role = element.getAttribute('role');
  return role !== null && /^(?:textbox|searchbox|combobox)$/.test(role);
}

/** Whether an element and all that is in it stay unread. */
export function isUnread(element: Element): boolean {
  const tag = element.localName;
  if (UNREAD.has(tag) || UNREAD_INLINE.has(tag)) return true;
  // Most elements have no attributes, and asking for each one costs more than asking for any.
  return element.hasAttributes() && (element.hasAttribute('data-spotcheck-card') || isEditable(element));
}

/** The kind of a block by the nearest ancestor that tells (a paragraph in a list item is the item's). */
export function kindOf(element: Element): BlockKind {
  for (let at: Element | null = element, up = 0; at && up < 4; at = at.parentElement, up++) {
    if (at.getAttribute('role') === 'heading') return 'heading';
    const kind = KINDS[at.localName];
    if (kind !== undefined) return kind;
    if (up > 0 && !INLINE.has(at.localName) && at.childElementCount > 1) break;
  }
  return 'text';
}
