/** What a capture needs, done by the browser for one tab. */
import browser from 'webextension-polyfill';
import type { CapturedView, ClaimBox } from '../../shared/capture.ts';
import { askFrame } from '../../shared/wire.ts';
import { type CaptureNeeds, NoPicture, NotInFront, PageLeft } from '../capture/capture.ts';
import type { FollowedTab } from './followed-tab.ts';

const OUTLINE = '#b3261e';
const PICTURE_TRIES = 5;
const AGAIN_MS = 700;
const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** @param frames ids of the tab's other frames whose marks are to be hidden meanwhile; @param rules version */
export function browserCapture(tab: FollowedTab, frames: readonly number[], rules: string): CaptureNeeds {
  const { tabId } = tab;
  const page = 0;
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
      return whileThere(askFrame(tabId, page, { name: 'capture-begin' }));
    },
    html: async () => (await whileThere(askFrame(tabId, page, { name: 'capture-html' }))).html,
    show: async (top) => {
      const stretch = await whileThere(askFrame(tabId, page, { name: 'capture-show', top }));
      if (!stretch.isSeen) throw new NotInFront();
      return stretch;
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
      if (left === 1) throw new NoPicture(error instanceof Error ? error.message : String(error));
      await pause(AGAIN_MS);
    }
  }
}

/** The bytes of a `data:` address; without the network, which these pages may not reach. */
function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  const [, base64 = ''] = address.split(',');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function outlined(
  picture: Uint8Array<ArrayBuffer>,
  boxes: readonly ClaimBox[],
  numbers: ReadonlyMap<string, number>,
  scale: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const image = await createImageBitmap(new Blob([picture], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.drawImage(image, 0, 0);
  image.close();
  for (const box of boxes) drawBox(context, box, String(numbers.get(box.id) ?? ''), scale);
  const drawn = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await drawn.arrayBuffer());
}

function drawBox(
  context: OffscreenCanvasRenderingContext2D,
  box: ClaimBox,
  number: string,
  scale: number,
): void {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((part) => part * scale) as [
    number,
    number,
    number,
    number,
  ];
  context.strokeStyle = OUTLINE;
  context.lineWidth = 2 * scale;
  context.strokeRect(x - 3 * scale, y - 3 * scale, width + 6 * scale, height + 6 * scale);
  context.font = `600 ${13 * scale}px sans-serif`;
  const labelWidth = context.measureText(number).width + 8 * scale;
  const labelX = Math.max(0, x - 3 * scale - labelWidth);
  const labelY = Math.max(0, y - 3 * scale);
  context.fillStyle = OUTLINE;
  context.fillRect(labelX, labelY, labelWidth, 18 * scale);
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  context.fillText(number, labelX + 4 * scale, labelY + 9.5 * scale);
}
