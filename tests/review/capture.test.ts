/** Capturing a page, with a window that can lose its place in front. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type CaptureNeeds, capturePage, NotInFront } from '../../src/review/capture/capture.ts';
import { localTime, sha256 } from '../../src/review/capture/manifest.ts';
import { MOST_PIXELS, MOST_TILES, piecesOf, tilesOf } from '../../src/review/capture/tiles.ts';

describe('the tiles of a page', () => {
  test('cover it whole, top to bottom, within its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 500, max: 3000 }),
        (page, window) => {
          const tiles = tilesOf(page, window);
          let covered = 0;
          for (const { top, height } of tiles) {
            expect(top).toBeLessThanOrEqual(covered);
            covered = top + height;
          }
          expect(covered).toBe(page);
        },
      ),
    );
  });

  test('end where no picture is worth its while', () => {
    expect(tilesOf(10_000_000, 900)).toHaveLength(MOST_TILES);
  });
});

test('a large picture is cut to pieces, none larger than programs open, which make it up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 40_000 }), (width, height) => {
      const pieces = piecesOf(width, height);
      let area = 0;
      for (const piece of pieces) {
        expect(Math.max(piece.width, piece.height)).toBeLessThanOrEqual(MOST_PIXELS);
        expect(piece.x + piece.width).toBeLessThanOrEqual(width);
        expect(piece.y + piece.height).toBeLessThanOrEqual(height);
        area += piece.width * piece.height;
      }
      expect(area).toBe(width * height);
      expect(new Set(pieces.map(({ x, y }) => `${x},${y}`)).size).toBe(pieces.length);
    }),
  );
});

const TEXT = new TextEncoder();

/** A page of two windows and a half, with a claim in the first. */
function page(change: Partial<CaptureNeeds> = {}): CaptureNeeds & { log: string[] } {
  const log: string[] = [];
  let at = 0;
  return {
    log,
    begin: async () => ({
      address: 'https://shop.example/tea',
      title: 'Tea',
      pageHeight: 2000,
      width: 1000,
      height: 800,
      pixelRatio: 2,
    }),
    html: async () => '<!doctype html><title>Tea</title>',
    show: async (top) => {
      at = top;
      log.push(`show ${top}`);
      const boxes = top === 0 ? [{ id: 'c1', x: 1, y: 2, width: 3, height: 4 }] : [];
      return { isSeen: true, top, boxes, lateImages: top > 1000 ? 2 : 0 };
    },
    picture: async () => TEXT.encode(`picture at ${at}`),
    cut: async (picture) => [picture],
    outline: async (picture, { boxes }, numbers) =>
      TEXT.encode(`${new TextDecoder().decode(picture)} with ${boxes.map(({ id }) => numbers.get(id))}`),
    end: async () => void log.push('end'),
    inFront: async () => void log.push('in front again'),
    pause: async () => undefined,
    now: () => new Date('2026-11-23T10:00:00Z'),
    userAgent: 'Test/1.0',
    extension: '1.0',
    rules: 'abc',
    ...change,
  };
}
const CLAIMS = [
  { number: 1, id: () => 'c1', quote: 'Melts belly fat' },
  { number: 2, id: () => 'c2', quote: 'In a frame out of sight' },
  { number: 3, id: () => null, quote: 'In the data' },
];

const run = (needs: CaptureNeeds, signal = new AbortController().signal) =>
  capturePage(needs, CLAIMS, () => undefined, signal);

describe('a capture', () => {
  test('holds pictures, HTML and a manifest whose hashes are those of its parts', async () => {
    const { zip, manifest, sha256: hash } = await run(page());
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual([
      'claims-001.png',
      'manifest.json',
      'page-001.png',
      'page-002.png',
      'page-003.png',
      'page.html',
    ]);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifest);
    for (const { name, sha256: told, bytes } of manifest.parts) {
      const part = new Uint8Array(files[name] ?? []);
      expect(await sha256(part), name).toBe(told);
      expect(part.length).toBe(bytes);
    }
    expect(await sha256(zip)).toBe(hash);
    expect(strFromU8(files['claims-001.png'] ?? new Uint8Array())).toBe('picture at 0 with 1');
  });

  test('says which claims are outlined, what had not arrived, and how the page was cut', async () => {
    const { manifest } = await run(page());
    expect(manifest.claims.map(({ outlined }) => outlined)).toEqual([true, false, false]);
    expect(manifest.notes.join(' ')).toContain('page-003.png: 2 image(s) had not arrived');
    expect(manifest.parts.find(({ name }) => name === 'page-003.png')).toMatchObject({
      top: 1200,
      height: 800,
    });
  });

  test('outlines a claim that the page has read anew, and named anew, meanwhile', async () => {
    let name = 'c1';
    const needs = page({
      show: async (top) => {
        name = 'c7';
        const boxes = top === 0 ? [{ id: name, x: 1, y: 2, width: 3, height: 4 }] : [];
        return { isSeen: true, top, boxes, lateImages: 0 };
      },
    });
    const claims = [{ number: 1, id: () => name, quote: 'Melts belly fat' }];
    const { manifest } = await capturePage(needs, claims, () => undefined, new AbortController().signal);
    expect(manifest.claims).toMatchObject([{ number: 1, outlined: true }]);
  });

  test('holds a picture that is too large in pieces', async () => {
    const { manifest } = await run(page({ cut: async (picture) => [picture, picture] }));
    const pictures = manifest.parts.filter(({ name }) => name.includes('001')).map(({ name }) => name);
    expect(pictures).toEqual(['page-001-1.png', 'page-001-2.png', 'claims-001-1.png', 'claims-001-2.png']);
  });

  test('waits while another tab is in front, and shows the stretch again', async () => {
    let refusals = 2;
    const needs = page();
    const { picture } = needs;
    needs.picture = async () => {
      refusals -= 1;
      if (refusals >= 0) throw new NotInFront();
      return picture();
    };
    const seen: boolean[] = [];
    await capturePage(needs, CLAIMS, ({ waits }) => seen.push(waits), new AbortController().signal);
    expect(needs.log.slice(0, 5)).toEqual(['show 0', 'in front again', 'show 0', 'in front again', 'show 0']);
    expect(seen).toContain(true);
  });

  test('gives the page back when it is cancelled or fails', async () => {
    const cancel = new AbortController();
    const cancelled = page({ pause: async () => cancel.abort() });
    await expect(run(cancelled, cancel.signal)).rejects.toThrow();
    expect(cancelled.log.at(-1)).toBe('end');
    const failing = page({ picture: () => Promise.reject(new Error('the tab was closed')) });
    await expect(run(failing)).rejects.toThrow('the tab was closed');
    expect(failing.log.at(-1)).toBe('end');
  });

  test('tells the local time with its zone', () => {
    expect(localTime(new Date('2026-11-23T10:00:00Z'), 'Europe/Berlin')).toBe(
      '2026-11-23 11:00:00 GMT+1 (Europe/Berlin)',
    );
  });
});
