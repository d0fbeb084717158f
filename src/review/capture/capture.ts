/**
 * Captures a page: its pictures, plain and with its claims outlined, and its HTML, in one zip with a manifest of
 * hashes. It needs the page's tab to stay in front, and says so when it does not.
 */
import { strToU8, zip } from 'fflate';
import type { CapturedView, ShownStretch } from '../../shared/messages/capture.ts';
import { type CaptureManifest, type CapturePart, localTime, sha256 } from './manifest.ts';
import { MOST_TILES, type Tile, tileName, tilesOf } from './tiles.ts';

/** A claim with its number in the report. */
export interface NumberedClaim {
  readonly number: number;
  /** By which boxes name it now: a page may read it anew meanwhile. Null where it stands in nothing shown. */
  id(): string | null;
  readonly quote: string;
}

/** What a capture needs of the browser and the page. */
export interface CaptureNeeds {
  begin(): Promise<CapturedView>;
  /** Brings a stretch of the page into view; rejects with NotInFront while the page is not to be seen. */
  show(top: number): Promise<ShownStretch>;
  html(): Promise<string>;
  end(): Promise<void>;
  /** A PNG of what the window shows; rejects with NotInFront while another tab is. */
  picture(): Promise<Uint8Array<ArrayBuffer>>;
  /** The picture with boxes and their numbers drawn on it. */
  outline(
    picture: Uint8Array<ArrayBuffer>,
    stretch: ShownStretch,
    numbers: ReadonlyMap<string, number>,
    pixelRatio: number,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** The picture in pieces that are not too large; itself where it is not. */
  cut(picture: Uint8Array<ArrayBuffer>): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Waits until the page's tab is in front again. */
  inFront(signal: AbortSignal): Promise<void>;
  pause(ms: number): Promise<void>;
  now(): Date;
  readonly userAgent: string;
  readonly extension: string;
  readonly rules: string;
}

/** Another tab or window is in front: a picture would show that one. */
export class NotInFront extends Error {}

/** The page was closed or left while it was captured. */
export class PageLeft extends Error {}

/** The user lets the browser keep us out of this site. */
export class KeptOut extends Error {}

/** The browser gave no picture, however often it was asked; the message is the browser's. */
export class NoPicture extends Error {}

export interface CaptureProgress {
  readonly done: number;
  readonly of: number;
  /** True while it waits for the tab to be in front. */
  readonly waits: boolean;
}

export interface Capture {
  readonly manifest: CaptureManifest;
  readonly zip: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the zip. */
  readonly sha256: string;
}

/** Chromium takes two pictures a second at most and refuses more: MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND. */
const BETWEEN_PICTURES_MS = 600;

type Files = Map<string, { bytes: Uint8Array<ArrayBuffer>; tile?: Tile }>;

export async function capturePage(
  needs: CaptureNeeds,
  claims: readonly NumberedClaim[],
  onProgress: (progress: CaptureProgress) => void,
  signal: AbortSignal,
): Promise<Capture> {
  const started = needs.now();
  const view = await needs.begin();
  const files: Files = new Map();
  const notes: string[] = [];
  const outlined = new Set<number>();
  try {
    files.set('page.html', { bytes: strToU8(await needs.html()) as Uint8Array<ArrayBuffer> });
    const tiles = tilesOf(view.pageHeight, view.height);
    for (const tile of tiles) {
      onProgress({ done: tile.number - 1, of: tiles.length, waits: false });
      await takeTile(tile, {
        needs,
        claims,
        view,
        files,
        notes,
        outlined,
        signal,
        onProgress,
        of: tiles.length,
      });
    }
    if (tiles.length === MOST_TILES)
      notes.push(`The page is longer than ${MOST_TILES} pictures; the rest was left out.`);
    if (tiles.length > 1) notes.push('Fixed and sticky elements are shown in the first picture only.');
  } finally {
    await needs.end();
  }
  const facts = { needs, view, claims, outlined, notes, started };
  return packed(files, await manifestOf(files, facts));
}

interface TileWork {
  readonly needs: CaptureNeeds;
  readonly claims: readonly NumberedClaim[];
  readonly view: CapturedView;
  readonly files: Files;
  readonly notes: string[];
  readonly outlined: Set<number>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CaptureProgress) => void;
  readonly of: number;
}

async function takeTile(tile: Tile, work: TileWork): Promise<void> {
  const { needs, claims, view, notes, outlined, signal } = work;
  signal.throwIfAborted();
  const { stretch, picture } = await seenTile(tile, work);
  if (stretch.lateImages > 0)
    notes.push(`${tileName(tile.number, 'plain')}: ${stretch.lateImages} image(s) had not arrived.`);
  const seen = { ...tile, top: stretch.top };
  await addPicture(picture, 'plain', seen, work);
  const numbers = numbersNow(claims);
  const known = stretch.boxes.filter(({ id }) => numbers.has(id));
  for (const { id } of known) outlined.add(numbers.get(id) ?? 0);
  if (known.length > 0) {
    const drawn = await needs.outline(picture, { ...stretch, boxes: known }, numbers, view.pixelRatio);
    await addPicture(drawn, 'claims', seen, work);
  }
  await needs.pause(BETWEEN_PICTURES_MS);
}

function numbersNow(claims: readonly NumberedClaim[]): Map<string, number> {
  const named = claims.map((claim) => [claim.id(), claim.number] as const);
  return new Map(named.flatMap(([id, number]) => (id === null ? [] : [[id, number]])));
}

async function addPicture(
  picture: Uint8Array<ArrayBuffer>,
  kind: 'plain' | 'claims',
  tile: Tile,
  { needs, files }: TileWork,
): Promise<void> {
  const pieces = await needs.cut(picture);
  for (const [i, bytes] of pieces.entries()) {
    const piece = pieces.length === 1 ? undefined : i + 1;
    files.set(tileName(tile.number, kind, piece), { bytes, tile });
  }
}

/** The tile with its picture; while the page is not in front the capture waits, and shows the tile again after. */
async function seenTile(tile: Tile, { needs, signal, onProgress, of }: TileWork) {
  for (;;) {
    try {
      return { stretch: await needs.show(tile.top), picture: await needs.picture() };
    } catch (error) {
      if (!(error instanceof NotInFront)) throw error;
      onProgress({ done: tile.number - 1, of, waits: true });
      await needs.inFront(signal);
      await needs.pause(BETWEEN_PICTURES_MS);
      signal.throwIfAborted();
      onProgress({ done: tile.number - 1, of, waits: false });
    }
  }
}

interface CaptureFacts {
  readonly needs: CaptureNeeds;
  readonly view: CapturedView;
  readonly claims: readonly NumberedClaim[];
  readonly outlined: ReadonlySet<number>;
  readonly notes: readonly string[];
  readonly started: Date;
}

async function manifestOf(files: Files, facts: CaptureFacts): Promise<CaptureManifest> {
  const { needs, view, claims, outlined, notes, started } = facts;
  const parts = [...files].map(
    async ([name, { bytes, tile }]): Promise<CapturePart> => ({
      name,
      bytes: bytes.length,
      sha256: await sha256(bytes),
      ...(tile && { top: tile.top, height: tile.height }),
    }),
  );
  return {
    format: 'spotcheck-capture',
    version: 1,
    address: view.address,
    title: view.title,
    started: started.toISOString(),
    ended: needs.now().toISOString(),
    local: localTime(started),
    userAgent: needs.userAgent,
    extension: needs.extension,
    rules: needs.rules,
    window: { width: view.width, height: view.height, pixelRatio: view.pixelRatio },
    pageHeight: view.pageHeight,
    parts: await Promise.all(parts),
    claims: claims.map(({ number, quote }) => ({ number, quote, outlined: outlined.has(number) })),
    notes,
  };
}

async function packed(files: Files, manifest: CaptureManifest): Promise<Capture> {
  const entries = [...files].map(([name, { bytes }]) => [name, bytes] as const);
  const told = strToU8(`${JSON.stringify(manifest, null, 2)}\n`);
  const all = Object.fromEntries([['manifest.json', told] as const, ...entries]);
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((done, fail) =>
    // Pictures are packed already.
    zip(all, { level: 1, mtime: new Date(manifest.started) }, (error, data) =>
      error ? fail(error) : done(data as Uint8Array<ArrayBuffer>),
    ),
  );
  return { manifest, zip: bytes, sha256: await sha256(bytes) };
}
