/** The zip of everything that is kept: made, opened by another program, and read back. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { casesText, packAll } from '../../src/review/panel/all-cases-zip.ts';
import { UnreadableFile } from '../../src/review/reports/json.ts';

const capture = (pageId: string, content: string) => ({
  id: `of ${pageId}`,
  pageId,
  taken: '2026-11-23T09:30:00Z',
  name: 'capture-1.zip',
  zip: new Blob([content]),
});
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

test('it holds the file of cases and every capture, also two of one name', async () => {
  const all = await packAll('{"cases": "ä"}', [capture('p', 'one'), capture('../q', 'two')]);
  const files = Object.entries(unzipSync(await bytesOf(all))).map(([name, bytes]) => [
    name,
    strFromU8(bytes),
  ]);
  expect(files).toEqual([
    ['cases.json', '{"cases": "ä"}'],
    ['captures/p/capture-1.zip', 'one'],
    ['captures/---q/capture-1.zip', 'two'],
  ]);
});

test('cases are read from it, and from a file of their own', async () => {
  expect(await casesText(await packAll('{"a": 1}', [capture('p', 'one')]))).toBe('{"a": 1}');
  expect(await casesText(new Blob(['{"a": 1}']))).toBe('{"a": 1}');
  expect(await casesText(new Blob(['']))).toBe('');
});

test('another zip, and one that is cut off, are refused as files of cases are', async () => {
  const other = zipSync({ 'manifest.json': strToU8('{}') });
  await expect(casesText(new Blob([other as Uint8Array<ArrayBuffer>]))).rejects.toThrow(/foreign/);
  const cut = (await bytesOf(await packAll('{}', []))).slice(0, 30);
  await expect(casesText(new Blob([cut]))).rejects.toThrow(UnreadableFile);
});
