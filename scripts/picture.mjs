/** Takes the picture that `npm start` leaves where there is no display: the page with marks and an open card. */
import { lookUntil } from './look-until.mjs';

const SIZE = { width: 1280, height: 900, deviceScaleFactor: 2 };
const MARK = 'mark[data-spotcheck]';
const CARD = '[data-spotcheck-card]';
/** Looks in a row that must agree before something counts as at rest: content and movement come late. */
const AT_REST = 4;

/**
 * Waits for marks, opens the first one's card, and writes a PNG of the viewport.
 * @param {import('puppeteer').Page} page loaded, in front
 * @param {string} path of the picture
 * @param {object} options
 * @param {'chromium' | 'firefox'} options.kind
 * @param {number} options.patienceMs how long marks, and then the card, may take
 * @param {import('puppeteer').Viewport} [options.size] of the viewport
 * @returns {Promise<{marks: number, card: boolean}>} what is on the picture: pieces marked, a card or none
 */
export async function takePicture(page, path, { kind, patienceMs, size = SIZE }) {
  await page.setViewport(size);
  const marks = await countMarks(page, kind, patienceMs);
  const card = marks > 0 && (await openCard(page, kind, patienceMs));
  await page.screenshot({ path });
  return { marks, card };
}

/** Waits for marks as long as there may come some: until the page is all there, and was read without finding any. */
async function countMarks(page, kind, patienceMs) {
  let isThere = false;
  const whenThere = page.waitForNetworkIdle({ timeout: patienceMs }).then(() => {
    isThere = true;
  });
  whenThere.catch(() => undefined); // a page that never rests gets all the time there is
  const look = async () => {
    const marks = await page.$$eval(MARK, (all) => all.length);
    const isAll = marks > 0 || (isThere && kind === 'chromium' && (await isWithoutClaims(page)));
    return isAll ? { marks } : undefined;
  };
  return (await lookUntil(look, patienceMs))?.marks ?? 0;
}

/** Whether the tab in front was read and makes no claim, as the extension's worker hears it; false where none runs. */
async function isWithoutClaims(page) {
  for (const extension of (await page.browser().extensions()).values()) {
    const [worker] = await extension.workers();
    const report = await worker?.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return chrome.tabs.sendMessage(tab.id, { name: 'claims' }, { frameId: 0 }).catch(() => null);
    });
    if (report?.progress === 'done' && report.claims.length === 0) return true;
  }
  return false;
}

async function openCard(page, kind, patienceMs) {
  const at = await lookUntil(
    atRest(() => page.evaluate(placeToClick, MARK)),
    patienceMs,
  );
  if (!at) return false;
  await page.mouse.click(at.x, at.y);
  // The pointer on the mark would show it as hovered.
  await page.mouse.move(2, 2);
  const look = kind === 'chromium' ? () => cardInside(page) : () => cardOutside(page);
  return Boolean(await lookUntil(atRest(look), patienceMs));
}

/**
 * In the page: the middle of the first mark in no link or button with room around it for a card. Scrolls
 * when the screen shows none, so that the next look finds it. Null as long as there is no such mark.
 */
function placeToClick(selector) {
  const boxOf = (mark) => mark.getClientRects()[0];
  const isFree = (mark) => boxOf(mark)?.width > 0 && !mark.closest('a, button, summary, label');
  const isWellInView = (mark) => boxOf(mark).y > innerHeight * 0.08 && boxOf(mark).y < innerHeight * 0.55;
  const free = [...document.querySelectorAll(selector)].filter(isFree);
  const mark = free.find(isWellInView);
  if (mark) return { x: boxOf(mark).x + boxOf(mark).width / 2, y: boxOf(mark).y + boxOf(mark).height / 2 };
  if (free[0]) scrollTo({ top: scrollY + boxOf(free[0]).y - innerHeight * 0.3, behavior: 'instant' });
  return null;
}

/** The card's place and text, read in the content script's world, which alone opens a closed root. */
async function cardInside(page) {
  const [world] = page.extensionRealms();
  return world?.evaluate((selector) => {
    const host = document.querySelector(selector);
    const text = host && chrome.dom.openOrClosedShadowRoot(host)?.textContent;
    return text && JSON.stringify(host.getBoundingClientRect()) + text;
  }, CARD);
}

/** The card's place alone: in Firefox puppeteer does not reach the content script's world. */
function cardOutside(page) {
  return page.evaluate((selector) => {
    const host = document.querySelector(selector);
    return host && JSON.stringify(host.getBoundingClientRect());
  }, CARD);
}

/** A look that answers only when several in a row have seen the same. */
function atRest(look) {
  let before;
  let same = 0;
  return async () => {
    const seen = await look();
    const now = JSON.stringify(seen);
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= AT_REST ? seen : undefined;
  };
}
