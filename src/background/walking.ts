/**
 * Going from claim to claim through a tab, across its frames, and what else a command does to all of them. Nothing is
 * kept here: every frame tells where its user was last, and the frames' order is that of the page.
 */
import browser from 'webextension-polyfill';
import { type FrameGlance, glanceAtFrame } from '../page/frame-glance.ts';
import type { Answer, Direction, WalkedTo } from '../shared/messages/messages.ts';
import { askFrame } from '../shared/messages/wire.ts';
import { latest, nextStop } from './next-stop.ts';

type Frame = FrameGlance & Answer<'stops'> & { readonly frameId: number };

type SeenFrame = FrameGlance & { readonly frameId: number };

/** All frames of a tab that can be entered. */
async function seenFrames(tabId: number): Promise<SeenFrame[]> {
  const glances = await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, func: glanceAtFrame, injectImmediately: true })
    .catch(() => []);
  // Frames that the browser keeps closed leave holes.
  return glances.flatMap((one) =>
    one?.result ? [{ frameId: one.frameId, ...(one.result as FrameGlance) }] : [],
  );
}

/** Whether the user is typing in any frame of a tab. */
export const isTypingIn = async (tabId: number): Promise<boolean> =>
  (await seenFrames(tabId)).some(({ isTyping }) => isTyping);

/** The frames of a tab that have a scanner; null while the user is typing in any of its frames. */
async function framesUnlessTyping(tabId: number): Promise<Frame[] | null> {
  const seen = await seenFrames(tabId);
  if (seen.some(({ isTyping }) => isTyping)) return null;
  const frames = await Promise.all(
    seen.map(async (frame) => {
      const stops = await askFrame(tabId, frame.frameId, { name: 'stops' }).catch(() => null);
      return stops && { ...frame, ...stops };
    }),
  );
  return frames.filter((frame) => frame !== null);
}

/** Goes to a tab's next or previous claim. @returns where that is; null for none, and while the user is typing */
export async function walk(tabId: number, direction: Direction): Promise<WalkedTo | null> {
  const frames = (await framesUnlessTyping(tabId)) ?? [];
  const stop = nextStop(frames, direction);
  if (!stop) return null;
  const { frameId, ...place } = stop;
  const left = latest(frames)?.frameId ?? frameId;
  if (left !== frameId) await askFrame(tabId, left, { name: 'walk-left' });
  const { reached } = await askFrame(tabId, frameId, { name: 'go-to', ...place });
  return reached ? { number: place.number, total: place.total } : null;
}

/** Closes the open card of a tab, or opens that of the claim that the user is at. Does nothing while he is typing. */
export async function toggleCard(tabId: number): Promise<void> {
  const frames = (await framesUnlessTyping(tabId)) ?? [];
  const first = nextStop(frames, 'next');
  const frameId =
    frames.find(({ isCardOpen }) => isCardOpen)?.frameId ?? latest(frames)?.frameId ?? first?.frameId;
  if (frameId !== undefined) await askFrame(tabId, frameId, { name: 'toggle-card' });
}

/**
 * Hides all marks of a tab's page, or shows them again where all are hidden. Does nothing while the user is typing.
 * @returns whether they are shown now
 */
export async function toggleMarks(tabId: number): Promise<boolean> {
  const frames = await framesUnlessTyping(tabId);
  if (frames === null) return true;
  const shown = frames.every(({ concealed }) => concealed);
  // A frame that has gone meanwhile has nothing to hide.
  const tell = ({ frameId }: Frame) =>
    askFrame(tabId, frameId, { name: 'show-marks', shown }).catch(() => null);
  await Promise.all(frames.map(tell));
  return shown;
}
