/** The frames of a tab: what they found, and putting the scanner into them. */
import browser from 'webextension-polyfill';
import { findFrameworkSigns } from '../page/painting/framework-signs.ts';
import type { TabFoundClaim } from '../shared/messages/found-claim.ts';
import type { FarClaims, FrameReport } from '../shared/messages/messages.ts';
import { askFrame } from '../shared/messages/wire.ts';
import { mayEnterTab } from '../shared/site-access.ts';

/** The tab's frames that our scripts can enter; empty where the browser keeps us out. */
async function frameIds(tabId: number): Promise<number[]> {
  if (!(await mayEnterTab(tabId))) return [];
  // Listing frames by an injected no-op needs no permission beyond the hosts; webNavigation would be one more.
  const results = await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      func: () => true,
      injectImmediately: true, // or one frame that never stops loading would hold up the answer for all
    })
    .catch(() => []);
  // Firefox answers with holes for frames that it keeps closed, as on its own pages.
  return results.flatMap((result) => (result ? [result.frameId] : []));
}

async function reportOf(tabId: number, frameId: number): Promise<FrameReport | null> {
  const report = await askFrame(tabId, frameId, { name: 'claims' }).catch(() => null);
  return report && { ...report, frameId };
}

/** A round of asking a tab's frames, and the one after it, if somebody waits for that. */
interface Round {
  readonly running: Promise<FrameReport[]>;
  next: Promise<FrameReport[]> | null;
}
/** Nothing is lost when the worker ends: who asked then gets no answer anyway. */
const rounds = new Map<number, Round>();

/**
 * What each frame of a tab answers; frames in which no script of ours listens are left out. On a page of 300 frames,
 * each of which tells that its claims have changed, everybody who asks during a round waits for the same next one.
 */
export function frameReports(tabId: number): Promise<FrameReport[]> {
  const round = rounds.get(tabId);
  if (!round) return beginRound(tabId);
  round.next ??= round.running.then(() => beginRound(tabId));
  return round.next;
}

function beginRound(tabId: number): Promise<FrameReport[]> {
  const running = askFrames(tabId).finally(() => rounds.delete(tabId));
  rounds.set(tabId, { running, next: null });
  return running;
}

async function askFrames(tabId: number): Promise<FrameReport[]> {
  const reports = await Promise.all((await frameIds(tabId)).map((id) => reportOf(tabId, id)));
  return reports.filter((report) => report !== null);
}

/** All claims of a tab as a reviewer needs them; the page itself comes first, then its frames. */
export async function foundClaims(tabId: number): Promise<{ claims: TabFoundClaim[]; isRead: boolean }> {
  const ids = (await frameIds(tabId)).toSorted((a, b) => a - b);
  const found = await Promise.all(
    ids.map(async (frameId) => {
      const answer = await askFrame(tabId, frameId, { name: 'found-claims' }).catch(() => null);
      return {
        isRead: answer !== null,
        claims: (answer?.claims ?? []).map((claim) => ({ ...claim, frameId })),
      };
    }),
  );
  return { claims: found.flatMap(({ claims }) => claims), isRead: found[0]?.isRead ?? false };
}

/** Puts the marks' style sheet and the scanner into one frame. */
export async function injectScanner(tabId: number, frameId: number): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.insertCSS({ target, files: ['annotations.css'] });
  // One after the other, because a page stands still while a script is taken in.
  for (const file of ['detector.js', 'content.js'])
    await browser.scripting.executeScript({ target, files: [file] });
}

/** Puts the code of cards into one frame. */
export async function injectCard(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: ['sheet.js'],
    injectImmediately: true, // somebody waits for the card, and it touches nothing by itself
  });
}

/** Shows the card of a frame's claim in the tab's top document, putting what does so there first where it is not. */
export async function showSheet(tabId: number, carried: FarClaims & { frameId: number }): Promise<void> {
  const show = () => askFrame(tabId, 0, { name: 'show-sheet', ...carried });
  try {
    await show();
  } catch {
    await injectCard(tabId, 0);
    await show();
  }
}

/** Signs of a framework as the page's own world shows them (a content script cannot see its properties). */
export async function frameworkSigns(tabId: number, frameId: number): Promise<string[]> {
  const results = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    func: findFrameworkSigns,
    // The polyfill's types are older than execution worlds.
    ...({ world: 'MAIN' } as object),
  });
  const signs = results[0]?.result;
  // The page could have tampered with what its world answers; anything but a list of strings counts as a sign.
  return Array.isArray(signs) && signs.every((sign) => typeof sign === 'string')
    ? signs
    : ['unreadable answer'];
}

/** Starts the gate in tabs that were open before the extension was there (Firefox does so by itself). */
export async function startInOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file:///*'] });
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : startInTab(tab.id))));
}

async function startInTab(tabId: number): Promise<void> {
  const running = await askFrame(tabId, 0, { name: 'claims' }).then(
    () => true,
    () => false,
  );
  if (running) return;
  // A tab that cannot be entered (discarded, a store page, an error page) simply stays without marks.
  await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, files: ['gate.js'] })
    .catch(() => undefined);
}

/** Frames watch the stored switches; those of private windows are not stored where frames can see them. */
export async function tellPrivateTabs(): Promise<void> {
  const tabs = await browser.tabs.query({});
  const isPrivate = tabs.filter(({ incognito }) => incognito);
  // Tabs without a script of ours have nobody to tell.
  const tell = (id: number) => browser.tabs.sendMessage(id, { name: 'switched' }).catch(() => undefined);
  await Promise.all(isPrivate.map(({ id }) => (id === undefined ? undefined : tell(id))));
}
