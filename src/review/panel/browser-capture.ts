/** What a capture needs, done by the browser for one tab. */
import browser from 'webextension-polyfill';
import type { CapturedView, ClaimBox } from '../../shared/capture.ts';
import { askFrame } from '../../shared/wire.ts';
import { type CaptureNeeds, NotInFront } from '../capture/capture.ts';
import type { FollowedTab } from './followed-tab.ts';

const OUTLINE = '#b3261e';
const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** @param frames ids of the tab's other frames whose marks are to be hidden meanwhile; @param rules version */
export function browserCapture(tab: FollowedTab, frames: readonly number[], rules: string): CaptureNeeds {
  const { tabId, windowId } = tab;
  const page = 0;
  const others = frames.filter((id) => id !== page);
  const showMarks = (shown: boolean) =>
    Promise.all(
      // A frame that went meanwhile has no marks to hide.
      others.map((id) => askFrame(tabId, id, { name: 'show-marks', shown }).catch(() => undefined)),
    );
  return {
    begin: async (): Promise<CapturedView> => {
      await showMarks(false);
      return askFrame(tabId, page, { name: 'capture-begin' });
    },
    html: async () => (await askFrame(tabId, page, { name: 'capture-html' })).html,
    show: (top) => askFrame(tabId, page, { name: 'capture-show', top }),
    end: async () => {
      await showMarks(true);
      // The tab may have been closed: then there is nothing to give back.
      await askFrame(tabId, page, { name: 'capture-end' }).catch(() => undefined);
    },
    picture: async () => {
      await mustBeInFront(tabId);
      const address = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
      await mustBeInFront(tabId);
      return new Uint8Array(await (await blobOf(address)).arrayBuffer());
    },
    outline: (picture, { boxes }, numbers, pixelRatio) => outlined(picture, boxes, numbers, pixelRatio),
    inFront: async (signal) => {
      while (!(await isInFront(tabId))) {
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

/** Throws when the tab is gone. */
const isInFront = async (tabId: number): Promise<boolean> => (await browser.tabs.get(tabId)).active;

async function mustBeInFront(tabId: number): Promise<void> {
  if (!(await isInFront(tabId))) throw new NotInFront();
}

/** A `data:` address as bytes; without the network, which these pages may not reach. */
async function blobOf(address: string): Promise<Blob> {
  const [, base64 = ''] = address.split(',');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
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
