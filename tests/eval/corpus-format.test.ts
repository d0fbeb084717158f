/** Labelled text is parsed where it enters: both formats, and what is said of mistakes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readCorpus } from '../../src/eval/corpus.ts';
import { parseDocument } from '../../src/eval/corpus-document.ts';
import { parseLine } from '../../src/eval/corpus-lines.ts';
import { BadCorpus } from '../../src/eval/labelled-page.ts';

const DOCUMENT = `
id: tea
kind: shop
genre: listing
blocks:
  - kind: heading
    sentences:
      - [claim, supplements-foods, "Flat belly tea 😀!"]
      - [none, "Ships free."]
`;

describe('a YAML document', () => {
  test('has blocks of sentences joined by a space, offsets in UTF-16 units', () => {
    const { id, kind, blocks } = parseDocument(DOCUMENT, 'tea');
    expect({ id, kind }).toEqual({ id: 'tea', kind: 'shop' });
    expect(blocks).toEqual([
      {
        kind: 'heading',
        text: 'Flat belly tea 😀! Ships free.',
        sentences: [
          { label: 'claim', family: 'supplements-foods', start: 0, end: 18 },
          { label: 'none', start: 19, end: 30 },
        ],
      },
    ]);
  });

  test.each([
    ['another name', DOCUMENT.replace('id: tea', 'id: tee'), "id must be the file's name, tea"],
    ['an unknown kind', DOCUMENT.replace('shop', 'store'), 'kind must be one of claim, .*, not "store"'],
    ['no genre', DOCUMENT.replace('genre: listing', ''), 'genre must be a text'],
    ['an unknown block kind', DOCUMENT.replace('heading', 'h1'), 'block 0: kind must be one of .*, not "h1"'],
    [
      'a claim without family',
      DOCUMENT.replace('supplements-foods, ', ''),
      'block 0, sentence 0: a claim has 3',
    ],
    ['a family on another label', DOCUMENT.replace('[none,', '[none, toning,'), 'sentence 1: a none has 2'],
    ['an unknown label', DOCUMENT.replace('[none,', '[maybe,'), 'sentence 1: label must be one of .*"maybe"'],
    ['a blank sentence', DOCUMENT.replace('Ships free.', ' '), 'sentence 1: text must be a text'],
    ['no YAML', `${DOCUMENT}  - [`, 'no YAML: .* at line 10'],
  ])('is refused with %s', (_, yaml, reason) => {
    expect(() => parseDocument(yaml, 'tea')).toThrow(BadCorpus);
    expect(() => parseDocument(yaml, 'tea')).toThrow(new RegExp(reason));
  });

  test('a YAML mistake is told without the text around it', () => {
    expect(() => parseDocument(`${DOCUMENT}      - [none, "Never shown`, 'tea')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('Never shown') }),
    );
  });
});

describe('a line', () => {
  const block = { text: 'Slim now.', sentences: [{ start: 0, end: 9, label: 'claim', family: 'x' }] };

  test('is a page; fields that it does not know are left unread', () => {
    const line = JSON.stringify({ id: 'a', kind: 'shop', source: 's', blocks: [{ ...block, kind: 'cell' }] });
    expect(parseLine(line)).toEqual({ id: 'a', kind: 'shop', blocks: [{ ...block, kind: 'cell' }] });
  });

  test('may leave out family and block kind, which then is text', () => {
    const sentences = [{ start: 0, end: 9, label: 'claim' }];
    const line = JSON.stringify({ id: 'a', kind: 'shop', blocks: [{ ...block, sentences }] });
    expect(parseLine(line).blocks).toEqual([{ ...block, sentences, kind: 'text' }]);
  });

  test.each([
    ['{', 'no JSON'],
    ['[]', 'the line must be an object'],
    ['{"kind": "shop", "blocks": []}', 'id must be a text'],
    ['{"id": "a", "kind": "shop"}', 'blocks must be a list'],
    ['{"id": "a", "kind": "shop", "blocks": [{"text": 1}]}', 'block 0: text must be a string'],
  ])('%s is refused', (line, reason) => {
    expect(() => parseLine(line)).toThrow(BadCorpus);
    expect(() => parseLine(line)).toThrow(reason);
  });

  test.each([
    { start: 5, end: 5 },
    { start: 0, end: 10 },
    { start: -1, end: 3 },
    { start: 0.5, end: 3 },
    { start: '0', end: 3 },
  ])('offsets that lie outside their text are refused: %j', (span) => {
    const sentences = [{ ...span, label: 'none' }];
    const line = JSON.stringify({ id: 'a', kind: 'k', blocks: [{ text: 'Slim now.', sentences }] });
    expect(() => parseLine(line)).toThrow('block 0, sentence 0: start and end must be offsets');
  });
});

describe('a corpus', () => {
  async function folder(files: Readonly<Record<string, string>>): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'spotcheck-corpus-'));
    onTestFinished(() => rm(path, { recursive: true }));
    for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
    return path;
  }
  const page = (id: string) => JSON.stringify({ id, kind: 'shop', blocks: [] });

  test('is a folder of documents, by name', async () => {
    const belt = DOCUMENT.replace('id: tea', 'id: belt');
    const path = await folder({ 'tea.yaml': DOCUMENT, 'belt.yaml': belt, 'README.md': '' });
    const { pages, isHeldOut } = await readCorpus(path, 'mine');
    expect(pages.map(({ id }) => id)).toEqual(['belt', 'tea']);
    expect(isHeldOut).toBe(false);
  });

  test('is a file of lines; empty ones are passed over, and counted', async () => {
    const path = await folder({ good: `${page('a')}\n\n${page('b')}\n`, bad: `${page('a')}\n\n{\n` });
    const { pages } = await readCorpus(join(path, 'good'), 'mine');
    expect(pages.map(({ id }) => id)).toEqual(['a', 'b']);
    await expect(readCorpus(join(path, 'bad'), 'mine')).rejects.toThrow('mine:3: no JSON');
  });

  test.each([
    ['nowhere', {}, 'there is no such file'],
    ['empty', { empty: '\n' }, 'there is no labelled page'],
    ['twins', { twins: `${page('a')}\n${page('a')}` }, 'two pages have the id a'],
  ])('is refused when it is %s', async (name, files, reason) => {
    const path = join(await folder(files), name);
    await expect(readCorpus(path, 'mine')).rejects.toThrow(BadCorpus);
    await expect(readCorpus(path, 'mine')).rejects.toThrow(`mine: ${reason}`);
  });
});
