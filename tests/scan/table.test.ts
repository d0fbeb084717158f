/** Lists of ads as CSV, and answers as the review panel's table. */
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_ROW, type Row, readRows } from '../../src/scan/csv-rows.ts';
import { readLines } from '../../src/scan/lines.ts';
import { objectsIn, scanned } from './scanning.ts';

async function rowsOf(...chunks: string[]) {
  const rows = [];
  for await (const row of readRows(readLines(Readable.from(chunks)))) rows.push(row);
  return rows;
}
const cellsOf = async (...chunks: string[]) =>
  (await rowsOf(...chunks)).map((row) => ('cells' in row ? row.cells : row));

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const needsQuotes = (cell: string) => /[",\r\n]/.test(cell) || cell === '';

describe('rows of a CSV file', () => {
  test('read back as they were written, wherever its chunks end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', '\r\n', 'é', '😀', "'") });
    const row = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        async (rows, ending, endsWithBreak, sizes) => {
          const lines = rows.map((cells) =>
            cells.map(([text, always]) => (always || needsQuotes(text) ? quoted(text) : text)).join(','),
          );
          const file = lines.join(ending) + (endsWithBreak ? ending : '');
          const chunks = [];
          for (let at = 0; at < file.length; ) {
            const size = sizes.next().value;
            chunks.push(file.slice(at, at + size));
            at += size;
          }
          expect(await cellsOf(...chunks)).toEqual(rows.map((cells) => cells.map(([text]) => text)));
        },
      ),
    );
  });

  test('know the line that they begin in', async () => {
    const rows = (await rowsOf('a\n"b\nb"\n\nc\n')) as Row[];
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test.each([
    ['a quote that is not closed', 'a,"b\nc,d\n', 1, [['c', 'd']]],
    ['a quote within a plain cell', 'a b"c"\nc,d\n', 1, [['c', 'd']]],
    ['text after a closing quote', '"a"b\nc,d\n', 1, [['c', 'd']]],
    ['a lone quote that ends in the next row', 'a,"b\n"c",d\ne\n', 1, [['c', 'd'], ['e']]],
  ])('%s is told, and reading goes on in the next line', async (_, file, line, rest) => {
    const [first, ...others] = await cellsOf(file);
    expect(first).toEqual({ line, error: expect.stringMatching(/quote/) });
    expect(others).toEqual(rest);
  });

  test('a quote that is not closed does not swallow a long file', async () => {
    let given = 0;
    async function* chunks() {
      yield 'a,"b\n';
      for (; given < 4 * MOST_ROW; given += 1000) yield `${'x'.repeat(999)}\n`;
    }
    const rows = readRows(readLines(chunks()));
    expect((await rows.next()).value).toEqual({ line: 1, error: expect.stringContaining('not closed') });
    expect(given).toBeLessThan(MOST_ROW + 2000);
    expect((await rows.next()).value).toMatchObject({ line: 2 });
    await rows.return(undefined);
  });
});

const CLAIM = 'This tea melts belly fat.';

describe('a list of ads', () => {
  test('is read by the names of its columns', async () => {
    const list = `\ufeffURL,ID,Text\r\nhttps://a.example/,x1,"""New"", they say, and good. ${CLAIM}"\r\n,,No claim.\r\n`;
    const [first, second] = objectsIn(await scanned({ 'ads.csv': list }));
    expect(first).toMatchObject({ id: 'x1', claims: [{ block: 0, rule: expect.any(String) }] });
    expect(second).toEqual({ id: 3, claims: [], refutations: [] });
  });

  test('with columns of other names, and HTML in one of them', async () => {
    const list = `ad,copy,page\n7,${CLAIM},\n8,,<p>New</p><p>${CLAIM}</p>\n`;
    const options = ['--id-column', 'ad', '--text-column', 'copy', '--html-column=page'];
    const answers = objectsIn(await scanned({ 'ads.csv': list }, ...options));
    expect(answers).toMatchObject([
      { id: '7', claims: [{ block: 0 }] },
      { id: '8', claims: [{ block: 1 }], blocks: [{ text: 'New' }, { text: CLAIM }] },
    ]);
  });

  test.each([
    [['--text-column', 'copy'], /ads\.csv:1: no column "copy" \(--text-column\); the header has "a", "b"/],
    [[], /ads\.csv:1: no column "text" or "html"/],
  ])('without its column of text, %j', async (options, complaint) => {
    const { status, complaints, text } = await scanned({ 'ads.csv': 'a,b\n1,2\n' }, ...options);
    expect(complaints).toEqual([expect.stringMatching(complaint)]);
    expect([status, text]).toEqual([1, '']);
  });

  const BROKEN = `id,text\n1,"${CLAIM}\n2,a,b\n3,${CLAIM}\n`;

  test('bad rows are told by line, the rest goes on', async () => {
    const result = await scanned({ 'ads.csv': BROKEN });
    expect(result.complaints).toEqual([
      'ads.csv:2: a quote is opened and not closed',
      'ads.csv:3: 3 cells in the row, 2 in the header',
    ]);
    expect(result.status).toBe(1);
    expect(objectsIn(result).map(({ id }) => id)).toEqual(['3']);
  });

  test('with --keep-going they are answered in place', async () => {
    const result = await scanned({ 'ads.csv': BROKEN }, '--keep-going');
    expect([result.status, result.complaints]).toEqual([0, []]);
    expect(objectsIn(result)).toMatchObject([{ line: 2 }, { line: 3 }, { id: '3' }]);
  });
});

/** A table's rows by the names of its columns. */
async function tableOf(text: string): Promise<Record<string, string>[]> {
  const [names = [], ...rows] = (await rowsOf(text)).map((row) => ('cells' in row ? row.cells : []));
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell])));
}

describe('--format csv', () => {
  test('has a row a claim, open, with what the panel tells of it', async () => {
    const lines = [
      { id: 'n', text: 'Nothing here.' },
      {
        id: 'x',
        url: 'https://a.example/',
        title: '=1+1',
        text: `Hello. ${CLAIM} Lose 4 inches in 2 weeks!`,
      },
      { id: 'alt', blocks: [{ text: CLAIM, kind: 'alt' }] },
    ];
    const { text, status } = await scanned(
      { 'ads.jsonl': lines.map((one) => JSON.stringify(one)).join('\n') },
      '--format=csv',
    );
    expect(status).toBe(0);
    const rows = await tableOf(text);
    expect(rows[0]).toMatchObject({
      address: 'https://a.example/',
      title: "'=1+1",
      quote: expect.stringContaining('tea melts belly fat'),
      place: 'text',
      hidden: 'no',
      family: 'supplements-foods',
      verdict: 'not-supported',
      decision: 'open',
      standing: 'there',
      note: '',
      region: 'belly fat',
      'may breach': expect.stringMatching(/us-ftc-substantiation/),
    });
    expect(rows.at(-1)).toMatchObject({ address: 'alt', place: 'alt', hidden: 'yes' });
  });

  test('tells what a page keeps for search engines, as the panel does', async () => {
    const page = `<title>Tea</title><p>Our tea.</p><script type="application/ld+json">{"description": "${CLAIM}"}</script>`;
    const { text } = await scanned({ 'shop.html': page }, '--format', 'csv');
    expect(await tableOf(text)).toMatchObject([
      { place: 'json-ld', hidden: 'yes', quote: CLAIM, title: 'Tea' },
    ]);
  });

  test('without a header, for jobs whose tables are joined; bad input is told, whatever the status', async () => {
    const { text, status, complaints } = await scanned(
      { 'ads.jsonl': `{"id":\n{"id":1,"text":"${CLAIM}"}` },
      '--format=csv',
      '--no-header',
      '--keep-going',
    );
    expect(text).toMatch(/^1,/);
    expect([status, complaints.length]).toEqual([0, 1]);
  });
});
