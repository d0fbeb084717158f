/** What the line breaks of the source are to a reader. */

/**
 * `spaces`: nothing but white space, as nearly everywhere in HTML; `wrapped`: in `<pre>` and plain text files, where
 * sentences go over lines, a break only before an empty line or an item of a list; `kept`: each is a break, as in
 * comments that are shown line by line.
 */
export type LineBreaks = 'spaces' | 'wrapped' | 'kept';

/** As far as an element's name tells. */
export const lineBreaksByName = ({ localName }: Element): LineBreaks =>
  localName === 'pre' ? 'wrapped' : 'spaces';

/** What comes after a break between two parts of a text that was wrapped by hand. */
const NEXT_PART = /[ \t\r]*(?:\n|[-*+•‣–] |\d{1,3}[.)] )/y;

function startsPart(data: string, at: number): boolean {
  NEXT_PART.lastIndex = at;
  return NEXT_PART.test(data);
}

/** A text node's data as it is read. One character for one, so that offsets stay the node's own. */
export function asRead(data: string, lineBreaks: LineBreaks): string {
  if (lineBreaks === 'spaces') return data.replace(/[\t\n\f\r]/g, ' ');
  const stays = (at: number) => lineBreaks === 'kept' || startsPart(data, at + 1);
  return data.replace(/[\t\n\f\r]/g, (sign, at: number) => (sign === '\n' && stays(at) ? sign : ' '));
}
