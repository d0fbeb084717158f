/**
 * Asks a tab's frames where they stand. A frame cannot know where its parent is of another origin, and the parent knows
 * none of our names for its frames; but both count a window's frames in the same order.
 */
import browser from 'webextension-polyfill';
import type { ToldFrame } from '../capture/frame-places.ts';

/** Runs in each frame, and so stands alone. */
function tellFrame(): Omit<ToldFrame, 'frameId'> {
  const path: number[] = [];
  for (let view: Window = window; view !== view.parent; view = view.parent) {
    const siblings = Array.from({ length: view.parent.length }, (_, i) => view.parent[i]);
    path.unshift(siblings.indexOf(view));
  }
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe, frame, object, embed')];
  const inner = Array.from({ length: window.length }, (_, i) => {
    const frame = frames.find(({ contentWindow }) => contentWindow === window[i]);
    if (!frame) return null;
    const { x, y, width, height } = frame.getBoundingClientRect();
    if (width === 0 || height === 0 || !frame.checkVisibility({ visibilityProperty: true })) return null;
    const { paddingLeft, paddingTop, paddingRight, paddingBottom } = getComputedStyle(frame);
    const left = frame.clientLeft + Number.parseFloat(paddingLeft);
    const top = frame.clientTop + Number.parseFloat(paddingTop);
    return {
      x: x + left,
      y: y + top,
      width: frame.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
      height: frame.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom),
    };
  });
  return { path, inner };
}

/** What all frames of a tab tell that our scripts can enter. */
export async function toldFrames(tabId: number): Promise<ToldFrame[]> {
  const answers = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: tellFrame,
    injectImmediately: true,
  });
  return answers.flatMap((answer) => {
    const told = answer?.result as Omit<ToldFrame, 'frameId'> | null | undefined;
    return answer && told ? [{ ...told, frameId: answer.frameId }] : [];
  });
}
