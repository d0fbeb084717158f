/** Pictures of a tab as the browser gives them, or refuses to: in a fake of the browser's tabs. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptOut, NoPicture, NotInFront, PageLeft } from '../../src/review/capture/capture.ts';

const PICTURE = `data:image/png;base64,${btoa('a picture')}`;
const QUOTA = 'This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.';

let tab: { active: boolean; windowId: number } | null;
let isLetIn: boolean;
/** So often the browser refuses a picture before it gives one. */
let refusals: number;
let asked: number;
let onPicture: () => void;

vi.stubGlobal('navigator', { userAgent: 'Test/1.0' });
Object.assign(globalThis, {
  // The polyfill looks here for what it is in.
  chrome: { runtime: { id: 'own-extension' } },
  browser: {
    runtime: { id: 'own-extension', getManifest: () => ({ version: '1.0' }) },
    permissions: { contains: async () => isLetIn },
    tabs: {
      get: async () => {
        if (!tab) throw new Error('No tab with id: 7.');
        return tab;
      },
      captureVisibleTab: async () => {
        asked += 1;
        if (asked <= refusals) throw new Error(QUOTA);
        onPicture();
        return PICTURE;
      },
      sendMessage: async () => {
        if (!tab) throw new Error('Could not establish connection.');
        return { isSeen: true, top: 0, boxes: [], lateImages: 0 };
      },
    },
  },
});

const { browserCapture } = await import('../../src/review/panel/browser-capture.ts');

beforeEach(() => {
  vi.useFakeTimers();
  tab = { active: true, windowId: 1 };
  isLetIn = true;
  refusals = 0;
  asked = 0;
  onPicture = () => undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

const capture = () =>
  browserCapture(
    { tabId: 7, windowId: 1, address: 'https://shop.example', title: '', isPrivate: false },
    [0],
    'abc',
  );

/** How it ends, with all waits cut short. */
async function ended<T>(work: Promise<T>): Promise<T | unknown> {
  const end = work.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return end;
}

test('a picture that the browser refuses for a moment is asked for again', async () => {
  refusals = 3;
  expect(await ended(capture().picture())).toEqual(new TextEncoder().encode('a picture'));
  expect(asked).toBe(4);
});

test('one that it refuses for good is given up, with its own words', async () => {
  refusals = Number.POSITIVE_INFINITY;
  const error = await ended(capture().picture());
  expect(error).toBeInstanceOf(NoPicture);
  expect(String(error)).toContain(QUOTA);
});

test('where the browser keeps us out, that is what is told', async () => {
  refusals = Number.POSITIVE_INFINITY;
  isLetIn = false;
  expect(await ended(capture().picture())).toBeInstanceOf(KeptOut);
});

test('another tab is never taken for this one', async () => {
  tab = { active: false, windowId: 1 };
  expect(await ended(capture().picture())).toBeInstanceOf(NotInFront);
  expect(asked).toBe(0);
  tab = { active: true, windowId: 1 };
  onPicture = () => {
    tab = { active: false, windowId: 1 };
  };
  expect(await ended(capture().picture())).toBeInstanceOf(NotInFront);
  tab = { active: true, windowId: 1 };
  onPicture = () => {
    tab = { active: true, windowId: 2 };
  };
  expect(await ended(capture().picture())).toBeInstanceOf(NotInFront);
});

test('a tab that was closed is told as such, by whatever notices first', async () => {
  tab = null;
  const one = capture();
  expect(await ended(one.picture())).toBeInstanceOf(PageLeft);
  expect(await ended(one.show(0))).toBeInstanceOf(PageLeft);
  expect(await ended(one.inFront(new AbortController().signal))).toBeInstanceOf(PageLeft);
  expect(await ended(one.end())).toBeUndefined();
});
