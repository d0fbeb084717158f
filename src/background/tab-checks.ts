/** What is asked of one tab alone: to pause there, or to check its page although no page is checked by itself. */
import browser from 'webextension-polyfill';
import { readTabState, writeTabState } from '../shared/messages/tab-state.ts';
import type { Sender } from '../shared/messages/wire.ts';
import { readTabSwitch } from '../shared/settings/switches.ts';
import { mayEnterTab } from '../shared/site-access.ts';
import { injectScanner } from './frames.ts';
import { frameOf, viewOf } from './senders.ts';

/** Whether Spotcheck is on for the tab that a frame is part of. */
export async function isOnFor(sender: Sender): Promise<boolean> {
  return (await readTabSwitch(viewOf(sender), frameOf(sender).tabId)) === 'on';
}

/**
 * The same for a frame whose gate asks. A gate stands only in pages that were not checked on demand, so the top
 * one tells that another page has come, for which nobody has asked.
 */
export async function mayEnter(sender: Sender): Promise<boolean> {
  const { tabId, frameId } = frameOf(sender);
  if (frameId === 0 && (await readTabState(tabId)) === 'checked') await writeTabState(tabId, null);
  return isOnFor(sender);
}

/** Pauses in a tab until it is closed, or goes on. */
export async function pauseTab(tabId: number, isPaused: boolean): Promise<void> {
  await writeTabState(tabId, isPaused ? 'paused' : null);
  await tellTab(tabId);
}

/** Checks the page that a tab shows, in modes that check none by themselves and on sites withheld until a click. */
export async function checkTab(tabId: number): Promise<void> {
  if (!(await mayEnterTab(tabId))) throw new Error(`The browser keeps us out of tab ${tabId}: not checked.`);
  await writeTabState(tabId, 'checked');
  const frameIds = await readableFrames(tabId);
  await Promise.all(frameIds.map((frameId) => injectScanner(tabId, frameId).catch(() => undefined)));
  await tellTab(tabId); // a scanner that was there already starts again
}

/** Frames that can be entered and are no tracking pixels. */
async function readableFrames(tabId: number): Promise<number[]> {
  const looks = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => window === window.top || (innerWidth >= 120 && innerHeight >= 60),
    injectImmediately: true,
  });
  // Firefox answers with holes for frames that it keeps closed.
  return looks.flatMap((look) => (look?.result ? [look.frameId] : []));
}

/** Makes the frames of a tab look at the switches anew; tabs without a script of ours have nobody to tell. */
export async function tellTab(tabId: number): Promise<void> {
  await browser.tabs.sendMessage(tabId, { name: 'switched' }).catch(() => undefined);
}
