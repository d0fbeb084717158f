import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/scan/arguments.ts';
import { MOST_LINE, readLines } from '../../src/scan/lines.ts';
import { parseRecord } from '../../src/scan/record.ts';
import { objectsIn, scanned } from './scanning.ts';

const scannedLines = async (text: string, ...options: string[]) => {
  const result = await scanned({ 'pages.jsonl': text }, ...options);
  return { ...result, answers: objectsIn(result) };
};

const GOOD =
  '{"id":"a","blocks":["This tea melts belly fat.",{"text":"No claim.","kind":"heading","extra":1}]}';

test('a page a line, in order, with offsets into its blocks', async () => {
  const { status, answers } = await scannedLines(`${GOOD}\n\n{"id":7,"blocks":[]}\n`);
  expect(status).toBe(0);
  expect(answers.map(({ id }) => id)).toEqual(['a', 7]);
  expect(answers[0].claims).toMatchObject([
    { block: 0, start: 0, end: 25, quote: 'This tea melts belly fat.' },
  ]);
});

const BAD_LINES = ['{"id":', '[]', '{"blocks":[]}', '{"id":"x"}', '{"id":"x","blocks":[1]}'];

test('bad lines are told by number, the rest goes on, the status is 1', async () => {
  const { status, answers, complaints } = await scannedLines([...BAD_LINES, GOOD].join('\n'));
  expect(status).toBe(1);
  expect(answers.map(({ id }) => id)).toEqual(['a']);
  expect(complaints.map((complaint) => /:(\d+): /.exec(complaint)?.[1])).toEqual(['1', '2', '3', '4', '5']);
});

test('with --keep-going they are answered in place, the status is 0', async () => {
  const { status, answers, complaints } = await scannedLines([BAD_LINES[0], GOOD].join('\n'), '--keep-going');
  expect(status).toBe(0);
  expect(complaints).toEqual([]);
  expect(answers).toMatchObject([{ line: 1, error: expect.stringContaining('not JSON') }, { id: 'a' }]);
});

test('an ad may be one text, or a page of HTML whose blocks the answer tells', async () => {
  const { answers } = await scannedLines(
    '{"id":1,"text":"New: this tea melts belly fat."}\n{"id":2,"html":"<p>New</p><p>This tea melts belly fat."}\n',
  );
  expect(answers).toMatchObject([
    { id: 1, claims: [{ block: 0, quote: expect.stringContaining('tea melts belly fat') }] },
    { id: 2, claims: [{ block: 1 }], blocks: [{ text: 'New', kind: 'text' }, { kind: 'text' }] },
  ]);
  expect(answers[0]).not.toHaveProperty('blocks');
});

test('files that cannot be read are told, the others are', async () => {
  const { status, complaints, text } = await scanned({ 'absent.jsonl': null, 'pages.jsonl': GOOD });
  expect(status).toBe(1);
  expect(complaints).toEqual([expect.stringMatching(/^absent\.jsonl: ENOENT/)]);
  expect(text).toContain('"id":"a"');
  expect((await scanned({ '.': null })).complaints).toEqual([expect.stringContaining('EISDIR')]);
});

test('binary data in the place of a line', async () => {
  const { complaints, answers } = await scannedLines(`\u0000\u0001PNG\n${GOOD}`);
  expect(complaints).toEqual(['pages.jsonl:1: binary data, no JSON']);
  expect(answers).toHaveLength(1);
});

describe('lines', () => {
  const linesOf = async (...chunks: string[]) => {
    const lines = [];
    for await (const line of readLines(Readable.from(chunks))) lines.push(line.text);
    return lines;
  };
  test.each([
    [
      ['a\nb', 'c\n', 'd'],
      ['a', 'bc', 'd'],
    ],
    [
      ['a\r', '\nb\n'],
      ['a', 'b'],
    ],
    [['\n\n'], ['', '']],
    [[], []],
  ])('%j', async (chunks, lines) => expect(await linesOf(...chunks)).toEqual(lines));

  test('a byte order mark is no part of the first', async () => {
    expect(await linesOf('\ufeffa\n', '\ufeffb')).toEqual(['a', '\ufeffb']);
  });

  test('one that is longer than any page is left out, and the next is read', async () => {
    const part = 'x'.repeat(2 ** 20);
    function* chunks() {
      for (let i = 0; i <= MOST_LINE / part.length; i++) yield part;
      yield 'x\nnext\n';
    }
    const lines = [];
    for await (const { text, isTooLong } of readLines(Readable.from(chunks()))) lines.push([text, isTooLong]);
    expect(lines).toEqual([
      ['', true],
      ['next', false],
    ]);
  });

  test('are not read before they are asked for', async () => {
    let read = 0;
    async function* chunks() {
      for (;;) {
        read++;
        yield 'line\n';
      }
    }
    const lines = readLines(chunks());
    await lines.next();
    expect(read).toBe(1);
    await lines.return(undefined);
  });
});

test('a block of an unknown kind is text', () => {
  expect(parseRecord('{"id":"a","blocks":[{"text":"x","kind":"footer"}]}').blocks).toEqual([
    { text: 'x', kind: 'text' },
  ]);
});

describe('arguments', () => {
  test('standard input and standard sensitivity, unless told otherwise', () => {
    expect(parseArguments([])).toEqual({
      files: ['-'],
      sensitivity: 'standard',
      format: 'json',
      header: true,
      columns: { id: 'id', text: 'text', html: 'html', url: 'url' },
      keepGoing: false,
      help: false,
    });
    expect(parseArguments(['a', '--sensitivity', 'broad', '--keep-going', '-'])).toMatchObject({
      files: ['a', '-'],
      sensitivity: 'broad',
      keepGoing: true,
    });
  });
  test.each([['--sensitivity', 'loud'], ['--format', 'xml'], ['--no-such']])('%s is refused', (...words) =>
    expect(() => parseArguments(words)).toThrow(),
  );
});
