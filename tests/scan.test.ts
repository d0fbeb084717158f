import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDetector } from '../src/detect/detector.ts';
import { parseArguments } from '../src/scan/arguments.ts';
import { readLines } from '../src/scan/lines.ts';
import { parseRecord } from '../src/scan/record.ts';
import { scan } from '../src/scan/scan.ts';
import { compileRules } from './rule-files.ts';

const detector = createDetector((await compileRules()).patterns);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scan-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Scans lines as a file and gives what was written and said. */
async function scanned(text: string, keepGoing = false) {
  const file = join(folder, 'pages.jsonl');
  await writeFile(file, text);
  const written: string[] = [];
  const complaints: string[] = [];
  const status = await scan(
    [file],
    detector,
    { sensitivity: 'standard', keepGoing },
    {
      input: process.stdin,
      write: async (line) => {
        written.push(line);
      },
      complain: (message) => complaints.push(message),
    },
  );
  return { status, answers: written.map((line) => JSON.parse(line)), complaints };
}

const GOOD =
  '{"id":"a","blocks":["This tea melts belly fat.",{"text":"No claim.","kind":"heading","extra":1}]}';

test('a page a line, in order, with offsets into its blocks', async () => {
  const { status, answers } = await scanned(`${GOOD}\n\n{"id":7,"blocks":[]}\n`);
  expect(status).toBe(0);
  expect(answers.map(({ id }) => id)).toEqual(['a', 7]);
  expect(answers[0].claims).toMatchObject([
    { block: 0, start: 0, end: 25, quote: 'This tea melts belly fat.' },
  ]);
});

const BAD_LINES = ['{"id":', '[]', '{"blocks":[]}', '{"id":"x"}', '{"id":"x","blocks":[1]}'];

test('bad lines are told by number, the rest goes on, the status is 1', async () => {
  const { status, answers, complaints } = await scanned([...BAD_LINES, GOOD].join('\n'));
  expect(status).toBe(1);
  expect(answers.map(({ id }) => id)).toEqual(['a']);
  expect(complaints.map((complaint) => /:(\d+): /.exec(complaint)?.[1])).toEqual(['1', '2', '3', '4', '5']);
});

test('with --keep-going they are answered in place, the status is 0', async () => {
  const { status, answers, complaints } = await scanned([BAD_LINES[0], GOOD].join('\n'), true);
  expect(status).toBe(0);
  expect(complaints).toEqual([]);
  expect(answers).toMatchObject([{ line: 1, error: expect.stringContaining('not JSON') }, { id: 'a' }]);
});

test('a file that is not there', async () => {
  const complaints: string[] = [];
  const streams = {
    input: process.stdin,
    write: async () => {},
    complain: (message: string) => complaints.push(message),
  };
  const settings = { sensitivity: 'standard', keepGoing: false } as const;
  expect(await scan([join(folder, 'absent.jsonl')], detector, settings, streams)).toBe(1);
  expect(complaints.join()).toContain('absent.jsonl');
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
      keepGoing: false,
      help: false,
    });
    expect(parseArguments(['a', '--sensitivity', 'broad', '--keep-going', '-'])).toMatchObject({
      files: ['a', '-'],
      sensitivity: 'broad',
      keepGoing: true,
    });
  });
  test.each([['--sensitivity', 'loud'], ['--no-such']])('%s is refused', (...words) =>
    expect(() => parseArguments(words)).toThrow(),
  );
});
