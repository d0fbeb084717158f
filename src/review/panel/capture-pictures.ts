/** A page's captures as its report shows them: named with their hashes, the last one's outlined pictures inside. */
import { unzip } from 'fflate';
import { sha256 } from '../capture/manifest.ts';
import type { Picture, ReportedCapture } from '../reports/report.ts';
import type { StoredCapture } from '../store/review-store.ts';

/** Pictures in one report at most: a report is read, the zip holds them all. */
const MOST_PICTURES = 8;

const filesIn = (zip: Uint8Array): Promise<Record<string, Uint8Array>> =>
  new Promise((done, fail) => {
    unzip(zip, (error, files) => (error ? fail(error) : done(files)));
  });

const asAddress = (bytes: Uint8Array): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
  });

async function picturesIn(zip: Uint8Array): Promise<Picture[]> {
  const files = Object.entries(await filesIn(zip));
  const outlined = files.filter(([name]) => name.startsWith('claims-'));
  const chosen = (outlined.length > 0 ? outlined : files.filter(([name]) => name.startsWith('page-0')))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_PICTURES);
  return Promise.all(chosen.map(async ([name, bytes]) => ({ name, address: await asAddress(bytes) })));
}

/** @param stored in any order */
export async function picturesOf(
  stored: readonly StoredCapture[],
): Promise<{ captures: ReportedCapture[]; pictures: Picture[] }> {
  const inOrder = stored.toSorted((a, b) => a.taken.localeCompare(b.taken));
  const bytesOf = async ({ zip }: StoredCapture) => new Uint8Array(await zip.arrayBuffer());
  const captures = await Promise.all(
    inOrder.map(async (one) => ({
      name: one.name,
      taken: one.taken,
      sha256: await sha256(await bytesOf(one)),
    })),
  );
  const last = inOrder.at(-1);
  return { captures, pictures: last ? await picturesIn(await bytesOf(last)) : [] };
}
