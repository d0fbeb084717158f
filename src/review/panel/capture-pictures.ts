/** A page's captures as its report shows them: named with their hashes, the last one's outlined pictures inside. */
import { strFromU8, unzip } from 'fflate';
import { type CaptureManifest, sha256 } from '../capture/manifest.ts';
import type { Captured, Picture, PicturedClaim } from '../reports/report.ts';
import type { StoredCapture } from '../store/review-store.ts';

/** Pictures in one report at most: a report is read, the zip holds them all. */
const MOST_PICTURES = 8;

type Files = Readonly<Record<string, Uint8Array>>;

const filesIn = (zip: Uint8Array): Promise<Files> =>
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

/** Zips in the store were packed here: their manifests are what they say. */
function picturedIn(files: Files): PicturedClaim[] {
  const { 'manifest.json': told } = files;
  if (!told) return [];
  const { claims } = JSON.parse(strFromU8(told)) as CaptureManifest;
  return claims.filter(({ outlined }) => outlined);
}

async function picturesIn(all: Files): Promise<Picture[]> {
  const files = Object.entries(all);
  const outlined = files.filter(([name]) => name.startsWith('claims-'));
  const chosen = (outlined.length > 0 ? outlined : files.filter(([name]) => name.startsWith('page-0')))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_PICTURES);
  return Promise.all(chosen.map(async ([name, bytes]) => ({ name, address: await asAddress(bytes) })));
}

/** @param stored in any order */
export async function picturesOf(stored: readonly StoredCapture[]): Promise<Captured> {
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
  const files = last ? await filesIn(await bytesOf(last)) : {};
  return { captures, pictures: await picturesIn(files), pictured: picturedIn(files) };
}
