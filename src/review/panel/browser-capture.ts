/** What a capture needs, done by the browser for one tab. */
import browser from 'webextension-polyfill';
import type { CapturedView, ClaimBox } from '../../shared/messages/capture.ts';
import { askFrame } from '../../shared/messages/wire.ts';
import { type CaptureNeeds, KeptOut, NoPicture, NotInFront, PageLeft } from '../capture/capture.ts';
import { type FramePlace, framePlaces, type Rectangle, shared } from '../capture/frame-places.ts';
import { type FollowedTab, isKeptOut } from './followed-tab.ts';
import { cutToPieces, outlined } from './outlined-picture.ts';
import { toldFrames } from './told-frames.ts';

const PICTURE_TRIES = 5;
const AGAIN_MS = 700;
const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** Names a claim among those of all frames of a tab. */
export const boxName = (frameId: number, id: string): string => `${frameId}:${id}`;

/** @param frames ids of the tab's frames that hold claims; @param rules version */
export function browserCapture(tab: FollowedTab, frames: readonly number[], rules: string): CaptureNeeds {
  const { tabId } = tab;
  const page = 0;
  let view: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  const others = frames.filter((id) => id !== page);
  const showMarks = (shown: boolean) =>
    Promise.all(
      // A frame that went meanwhile has no marks to hide.
      others.map((id) => askFrame(tabId, id, { name: 'show-marks', shown }).catch(() => undefined)),
    );
  /** A page that does not answer, or does not know of its capture any more, was closed, left or loaded anew. */
  const whileThere = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw new PageLeft('the page does not answer', { cause: error });
    });
  return {
    begin: async (): Promise<CapturedView> => {
      await showMarks(false);
      const begun = await whileThere(askFrame(tabId, page, { name: 'capture-begin' }));
      view = { x: 0, y: 0, width: begun.width, height: begun.height };
      return begun;
    },
    html: async () => (await whileThere(askFrame(tabId, page, { name: 'capture-html' }))).html,
    show: async (top) => {
      const stretch = await whileThere(askFrame(tabId, page, { name: 'capture-show', top }));
      if (!stretch.isSeen) throw new NotInFront();
      const framed = others.length > 0 ? await framedBoxes(tabId, others, view) : [];
      return { ...stretch, boxes: [...stretch.boxes.map((box) => named(box, page)), ...framed] };
    },
    end: async () => {
      await showMarks(true);
      // The tab may have been closed: then there is nothing to give back.
      await askFrame(tabId, page, { name: 'capture-end' }).catch(() => undefined);
    },
    picture: async () => {
      const before = await windowInFront(tabId);
      const address = await pictureOf(before);
      if ((await windowInFront(tabId)) !== before) throw new NotInFront();
      return bytesOf(address);
    },
    cut: cutToPieces,
    outline: (picture, { boxes }, numbers, pixelRatio) => outlined(picture, boxes, numbers, pixelRatio),
    inFront: async (signal) => {
      while (!(await tabNow(tabId)).active) {
        signal.throwIfAborted();
        await pause(300);
      }
    },
    pause,
    now: () => new Date(),
    userAgent: navigator.userAgent,
    extension: browser.runtime.getManifest().version,
    rules,
  };
}

const named = (box: ClaimBox, frameId: number): ClaimBox => ({ ...box, id: boxName(frameId, box.id) });

/** The boxes of claims in frames, as far as they are seen in the tab's window. */
async function framedBoxes(tabId: number, frames: readonly number[], view: Rectangle): Promise<ClaimBox[]> {
  // A page that went meanwhile is noticed with the picture.
  const places = framePlaces(await toldFrames(tabId).catch(() => []), view);
  const boxes = frames.map(async (frameId) => {
    const place = places.get(frameId);
    if (!place) return [];
    // A frame that went meanwhile has none.
    const answer = await askFrame(tabId, frameId, { name: 'capture-boxes' }).catch(() => null);
    return answer?.boxes.flatMap((box) => seenBox(named(box, frameId), place)) ?? [];
  });
  return (await Promise.all(boxes)).flat();
}

function seenBox(box: ClaimBox, { x, y, seen }: FramePlace): ClaimBox[] {
  const part = shared({ ...box, x: box.x + x, y: box.y + y }, seen);
  return part ? [{ ...part, id: box.id }] : [];
}

const tabNow = (tabId: number) =>
  browser.tabs.get(tabId).catch((error: unknown) => {
    throw new PageLeft('the tab is gone', { cause: error });
  });

/** The window that a tab is in front of; rejects with NotInFront where another one is. */
async function windowInFront(tabId: number): Promise<number> {
  const { active, windowId } = await tabNow(tabId);
  if (!active || windowId === undefined) throw new NotInFront();
  return windowId;
}

/**
 * What a window shows, as a `data:` address. Chromium refuses more than two pictures a second, whoever asks for them,
 * and has none of a tab that came to the front a moment ago ("image readback failed"): both pass.
 */
async function pictureOf(windowId: number): Promise<string> {
  for (let left = PICTURE_TRIES; ; left -= 1) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      if (left === 1) throw await noPicture(error);
      await pause(AGAIN_MS);
    }
  }
}

async function noPicture(cause: unknown): Promise<Error> {
  if (await isKeptOut())
    return new KeptOut('the browser gives pictures of this site at the toolbar button only', { cause });
  return new NoPicture(cause instanceof Error ? cause.message : String(cause), { cause });
}

/** The bytes of a `data:` address; without the network, which these pages may not reach. */
function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  const [, base64 = ''] = address.split(',');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
