/** Ads in a table: which of its columns hold what, and a row as a page. */
import { BadRecord, htmlContent, type PageRecord, textContent } from './record.ts';

/** What a column can hold, and the name by which it is found in the header. */
export interface ColumnNames {
  readonly id: string;
  readonly text: string;
  readonly html: string;
  readonly url: string;
}

export const USUAL_COLUMNS: ColumnNames = { id: 'id', text: 'text', html: 'html', url: 'url' };

const PARTS = ['id', 'text', 'html', 'url'] as const;

/** Makes a page of a row. Throws BadRecord. */
export type RowReader = (cells: readonly string[], line: number) => PageRecord;

/**
 * Reads a table's header; names are compared without regard to case. A row without an id is named by its line.
 * Throws BadRecord when there is no column to read text from, or none by a name that was asked for.
 */
export function rowReader(header: readonly string[], names: ColumnNames): RowReader {
  const places = placesOf(header, names);
  return (cells, line) => {
    if (cells.length !== header.length)
      throw new BadRecord(`${cells.length} cells in the row, ${header.length} in the header`);
    const cell = (part: keyof ColumnNames) => cells[places[part]] ?? '';
    const address = cell('url');
    return {
      ...(cell('html') ? htmlContent(cell('html')) : textContent(cell('text'))),
      id: cell('id') || line,
      ...(address && { address }),
    };
  };
}

/** Each part's place in the header, -1 for none. */
function placesOf(header: readonly string[], names: ColumnNames): Record<keyof ColumnNames, number> {
  const known = header.map((name) => name.trim().toLowerCase());
  const place = (part: keyof ColumnNames) => known.indexOf(names[part].toLowerCase());
  const places = { id: place('id'), text: place('text'), html: place('html'), url: place('url') };
  const columns = `the header has ${header.map((name) => `"${name}"`).join(', ')}`;
  for (const part of PARTS)
    if (places[part] < 0 && names[part] !== USUAL_COLUMNS[part])
      throw new BadRecord(`no column "${names[part]}" (--${part}-column); ${columns}`);
  if (places.text < 0 && places.html < 0)
    throw new BadRecord(
      `no column "${names.text}" or "${names.html}" (name it with --text-column or --html-column); ${columns}`,
    );
  return places;
}
