/** Everything that is kept, in one zip: the file of cases, and each page's captures in a folder of their own. */
import { strFromU8, strToU8, unzip, Zip, ZipPassThrough } from 'fflate';
import { UnreadableFile } from '../reports/json.ts';
import type { StoredCapture } from '../store/review-store.ts';

const CASES = 'cases.json';
/** Of the file of cases, unpacked: a small zip can hold any amount. */
const MOST_BYTES = 512 * 2 ** 20;

const folderOf = (pageId: string): string => `captures/${pageId.replace(/[^\w-]/g, '-')}`;

/** @param cases the file of cases, as text */
export async function packAll(cases: string, captures: readonly StoredCapture[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    // A capture at a time is in memory; what is packed may lie on the disk.
    parts.push(new Blob([part as Uint8Array<ArrayBuffer>]));
  });
  const add = (name: string, bytes: Uint8Array): void => {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(bytes, true);
  };
  add(CASES, strToU8(cases));
  for (const { pageId, name, zip: capture } of captures)
    add(`${folderOf(pageId)}/${name}`, new Uint8Array(await capture.arrayBuffer()));
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
}

/** The text of a file of cases, be it by itself or in a zip as `packAll` makes it. */
export async function casesText(file: Blob): Promise<string> {
  const isZip = (await file.slice(0, 4).text()) === 'PK\u0003\u0004';
  if (!isZip) return file.text();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new Promise((done, fail) => {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      name === CASES && originalSize <= MOST_BYTES;
    unzip(bytes, { filter }, (error, files) => {
      // After an error there are no files, whatever the types say.
      if (error) fail(new UnreadableFile('no-json', error.message));
      else if (files[CASES]) done(strFromU8(files[CASES]));
      else fail(new UnreadableFile('foreign'));
    });
  });
}
