/** Rows of a CSV stream as RFC 4180 has them: quoted cells may hold commas, quotes and line breaks. */
import type { Line } from './lines.ts';

export interface Row {
  readonly cells: readonly string[];
  /** The line that it begins in, counted from 1. */
  readonly line: number;
}

/** A row that breaks the rules of CSV, and how. */
export interface BadRow {
  readonly line: number;
  readonly error: string;
}

/** UTF-16 units in one row at most: a quote that is not closed must not swallow the file. */
export const MOST_ROW = 2 ** 20;

/** Where the reading of a row stands after one more of its lines. */
type Step = 'whole' | 'open' | 'broken';

/** Reads one row, line by line. */
class OpenRow {
  readonly cells: string[] = [];
  /** The parts of a quoted cell that goes on; null outside of quotes. */
  private quoted: string[] | null = null;

  add({ text, ending }: Line): Step {
    let at = 0;
    for (;;) {
      const end = this.quoted ? this.inQuotes(text, at, this.quoted, ending) : this.cell(text, at);
      if (typeof end === 'string') return end;
      if (end < 0) return 'whole';
      at = end;
    }
  }

  /** Begins the cell at `at`. @returns where to go on, negative at the row's end */
  private cell(text: string, at: number): number | Step {
    if (text[at] === '"') {
      this.quoted = [];
      return at + 1;
    }
    const comma = text.indexOf(',', at);
    const cell = comma < 0 ? text.slice(at) : text.slice(at, comma);
    if (cell.includes('"')) return 'broken';
    this.cells.push(cell);
    return comma < 0 ? -1 : comma + 1;
  }

  private inQuotes(text: string, at: number, parts: string[], ending: string): number | Step {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      parts.push(text.slice(at), ending);
      return 'open';
    }
    parts.push(text.slice(at, quote));
    const next = text[quote + 1];
    if (next === '"') {
      parts.push('"');
      return quote + 2;
    }
    if (next !== undefined && next !== ',') return 'broken';
    this.cells.push(parts.join(''));
    this.quoted = null;
    return next === ',' ? quote + 2 : -1;
  }
}

/** Lines that can be given back, to be read once more. */
class Lines {
  private readonly again: Line[] = [];
  constructor(private readonly source: AsyncIterator<Line>) {}

  async next(): Promise<Line | null> {
    const known = this.again.pop();
    if (known) return known;
    const { done, value } = await this.source.next();
    return done ? null : value;
  }

  giveBack(lines: readonly Line[]): void {
    for (const line of lines.toReversed()) this.again.push(line);
  }
}

/**
 * The rows of a CSV stream, one at a time; empty lines are none. After a bad row reading goes on in the line after the
 * one in which it began.
 */
export async function* readRows(source: AsyncIterable<Line>): AsyncGenerator<Row | BadRow> {
  const lines = new Lines(source[Symbol.asyncIterator]());
  for (let first = await lines.next(); first; first = await lines.next()) {
    if (first.text === '' && !first.isTooLong) continue;
    yield await readRow(first, lines);
  }
}

async function readRow(first: Line, lines: Lines): Promise<Row | BadRow> {
  const row = new OpenRow();
  const more: Line[] = [];
  const bad = (error: string): BadRow => {
    lines.giveBack(more);
    return { line: first.number, error };
  };
  let length = 0;
  for (let line: Line | null = first; line; line = await lines.next()) {
    if (line !== first) more.push(line);
    length += line.text.length;
    if (line.isTooLong || length > MOST_ROW)
      return bad(`the row is longer than ${MOST_ROW} characters: is a quote not closed?`);
    const step = row.add(line);
    if (step === 'whole') return { cells: row.cells, line: first.number };
    if (step === 'broken')
      return bad('a quote in a cell must be doubled, and the cell stand in quotes (RFC 4180)');
  }
  return bad('a quote is opened and not closed');
}
