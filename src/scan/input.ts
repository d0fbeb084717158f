import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { readCapture } from './capture-zip.ts';
import { readRows } from './csv-rows.ts';
import { decodeHtml } from './html-text.ts';
import { readLines } from './lines.ts';
import { readMhtml } from './mhtml.ts';
import { BadRecord, htmlContent, type PageRecord, parseRecord } from './record.ts';
import { type ColumnNames, type RowReader, rowReader } from './table-record.ts';

/** A page of the input, or what stands in the place of one and why it is none. */
export type Input = { readonly page: PageRecord } | BadInput;

export interface BadInput {
  /** The file's name, where the whole file is one page. */
  readonly id?: string;
  /** Counted from 1. */
  readonly line: number;
  readonly error: string;
}

type Content = Omit<PageRecord, 'id'>;
type WholeReader = (bytes: Uint8Array) => Content | Promise<Content>;

const readHtml: WholeReader = (bytes) => htmlContent(decodeHtml(bytes));

/** Files that are one page each, by the end of their names. */
const WHOLE: ReadonlyMap<string, WholeReader> = new Map([
  ['.html', readHtml],
  ['.htm', readHtml],
  ['.mhtml', readMhtml],
  ['.mht', readMhtml],
  ['.zip', readCapture],
]);

/** Bytes of one page's file at most. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * The pages of one file, in order; of lists, what is not yet asked for is not yet read. Rejects with the system's
 * error for a file that cannot be read.
 * @param file a path; `-` is standard input
 */
export function readInput(
  file: string,
  columns: ColumnNames,
  standardInput: NodeJS.ReadableStream,
): AsyncGenerator<Input> {
  const ending = extname(file).toLowerCase();
  const whole = WHOLE.get(ending);
  if (whole) return wholeFile(file, whole);
  const stream = file === '-' ? standardInput : createReadStream(file);
  stream.setEncoding('utf8');
  const text = stream as AsyncIterable<string>;
  return ending === '.csv' ? tableRows(text, columns) : recordLines(text);
}

/** What a reader makes of a piece of the input. */
async function tried(line: number, read: () => PageRecord | Promise<PageRecord>): Promise<Input> {
  try {
    return { page: await read() };
  } catch (error) {
    if (error instanceof BadRecord) return { line, error: error.message };
    throw error;
  }
}

async function* wholeFile(file: string, read: WholeReader): AsyncGenerator<Input> {
  const id = basename(file);
  const bytes = await readFile(file);
  const input = await tried(1, async () => {
    if (bytes.length > MOST_BYTES) throw new BadRecord(`longer than ${MOST_BYTES / 2 ** 20} MB`);
    return { ...(await read(bytes)), id };
  });
  yield 'error' in input ? { id, ...input } : input;
}

async function* recordLines(text: AsyncIterable<string>): AsyncGenerator<Input> {
  for await (const line of readLines(text)) {
    if (line.isTooLong) yield { line: line.number, error: 'longer than any page' };
    else if (line.text.includes('\0')) yield { line: line.number, error: 'binary data, no JSON' };
    else if (line.text.trim() !== '') yield await tried(line.number, () => parseRecord(line.text));
  }
}

async function* tableRows(text: AsyncIterable<string>, columns: ColumnNames): AsyncGenerator<Input> {
  let toPage: RowReader | null = null;
  for await (const row of readRows(readLines(text))) {
    if (!toPage) {
      const header = headerOf(row, columns);
      if ('error' in header) return yield header;
      toPage = header.toPage;
      continue;
    }
    const reader = toPage;
    yield 'error' in row ? row : await tried(row.line, () => reader(row.cells, row.line));
  }
}

/** How to read a table's rows; a table whose header cannot be read has none. */
function headerOf(
  row: { readonly cells: readonly string[]; readonly line: number } | BadInput,
  columns: ColumnNames,
): { readonly toPage: RowReader } | BadInput {
  if ('error' in row) return row;
  try {
    return { toPage: rowReader(row.cells, columns) };
  } catch (error) {
    if (error instanceof BadRecord) return { line: row.line, error: error.message };
    throw error;
  }
}
