/**
 * The real card as assistive technology gets it, and where it stands at every size: in Chromium, whose accessibility
 * tree reaches into a closed root.
 */
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { type StaticServer, serve } from '../../scripts/serve.mjs';
import { until } from './browsers/until.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MARK = 'mark[data-spotcheck][tabindex]';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

let browser: Browser;
let samples: StaticServer;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  samples = await serve(folder('../../samples'));
  const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const executablePath = findBrowser('chromium') ?? '';
  const enableExtensions = [folder('../../dist/chrome')];
  browser = await puppeteer.launch({ executablePath, headless: true, pipe: true, enableExtensions, args });
  // The page of the first run comes to the front by itself.
  const welcome = await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
  page = await browser.newPage();
  await (await welcome.page())?.close();
  session = await page.createCDPSession();
});
afterAll(async () => {
  await browser?.close();
  await samples?.close();
});

async function open(width: number, height: number): Promise<void> {
  await page.setViewport({ width, height });
  await page.goto(`${samples.url}/magazine.html`);
  await page.waitForSelector(MARK);
}

/** Runs in the content script's world, which alone opens the card's root. */
async function inCard<R>(look: (root: ShadowRoot) => R): Promise<R | null> {
  const [world] = page.mainFrame().extensionRealms();
  if (!world) return null;
  return world.evaluate(
    `(() => {
      const host = document.querySelector('[data-spotcheck-card]');
      return host && (${look})(chrome.dom.openOrClosedShadowRoot(host));
    })()` as never,
  ) as unknown as Promise<R | null>;
}

const cardBox = () =>
  inCard((root): Box | null => {
    const box = root.querySelector('.card')?.getBoundingClientRect();
    return box ? { left: box.left, top: box.top, right: box.right, bottom: box.bottom } : null;
  });

/** Boxes of the lines of the claim whose card is open. */
const claimBoxes = (id: string): Promise<Box[]> =>
  page.evaluate(
    (claim) =>
      [...document.querySelectorAll(`mark[data-spotcheck="${claim}"]`)].flatMap((piece) =>
        [...piece.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
      ),
    id,
  );

/** Opens the card of the nth claim from the keyboard and waits until it has come to rest. */
async function openCard(n: number): Promise<string> {
  const marks = await page.$$(MARK);
  const mark = marks[n];
  if (!mark) throw new Error(`the page has no claim number ${n}`);
  const id = await mark.evaluate((piece) => {
    piece.scrollIntoView({ block: 'center', behavior: 'instant' });
    (piece as HTMLElement).focus({ preventScroll: true });
    return piece.getAttribute('data-spotcheck') ?? '';
  });
  await page.keyboard.press('Enter');
  await atRest();
  return id;
}

let before = '';
const atRest = () =>
  until(
    'the card at rest',
    async () => {
      const now = JSON.stringify(await cardBox());
      const same = now === before && now !== 'null';
      before = now;
      return same;
    },
    { accept: Boolean },
  );

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

async function expectWellPlaced(id: string, width: number, height: number): Promise<void> {
  const card = await cardBox();
  if (!card) throw new Error('no card is open');
  expect(card.left).toBeGreaterThanOrEqual(0);
  expect(card.top).toBeGreaterThanOrEqual(0);
  expect(card.right).toBeLessThanOrEqual(width);
  expect(card.bottom).toBeLessThanOrEqual(height);
  expect((await claimBoxes(id)).filter((line) => overlap(line, card))).toEqual([]);
}

// 320 by 256 is what is left of 1280 by 1024 at a zoom of 400 %.
describe.each([
  [1280, 900],
  [800, 600],
  [360, 640],
  [320, 256],
])('in a viewport of %i by %i', (width, height) => {
  test('the card stands within it, and never on its claim', async () => {
    await open(width, height);
    const count = Math.min(8, (await page.$$(MARK)).length);
    for (let n = 0; n < count; n++) {
      await expectWellPlaced(await openCard(n), width, height);
      await page.keyboard.press('Escape');
    }
  });
});

test('the card follows its claim while the page scrolls, and stays in view', async () => {
  await open(1280, 900);
  const id = await openCard(3);
  for (const distance of [120, 160, -300, 500, -700]) {
    await page.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), distance);
    await atRest();
    await expectWellPlaced(id, 1280, 900);
  }
});

test('on a narrow screen the card is a sheet as wide as the screen', async () => {
  await open(360, 640);
  await openCard(0);
  const card = await cardBox();
  expect(card?.left).toBe(0);
  expect(card?.right).toBe(360);
  expect(card?.bottom).toBe(640);
});

test('a screen reader gets a named dialog, described by verdict and answer, with its parts in reading order', async () => {
  await open(1280, 900);
  await openCard(0);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const dialogs = nodes.filter(({ role, ignored }) => role?.value === 'dialog' && !ignored);
  expect(dialogs.map(({ name }) => name?.value)).toEqual(['What the evidence says about this claim']);
  expect(dialogs[0]?.description?.value).toMatch(
    /^(?:Not supported|Needs context|True but misleading) .+\.$/,
  );
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder: string[] = [];
  const walk = (id: string) => {
    const node = byId.get(id);
    const role = String(node?.role?.value);
    if (node && !node.ignored && ['heading', 'button'].includes(role))
      inOrder.push(`${role}: ${node.name?.value}`);
    for (const child of node?.childIds ?? []) walk(child);
  };
  walk(dialogs[0]?.nodeId ?? '');
  expect(inOrder).toEqual([
    expect.stringMatching(/^heading: (?:Not supported|Needs context|True but misleading)$/),
    'heading: What the studies found',
    'heading: The other side',
    'heading: What works instead',
    'button: Toning and sculpting',
    'button: HIIT or cardio for belly fat',
    expect.stringMatching(/^button: Sources \(\d+\)$/),
    'button: Ad rules',
    'button: Why marked',
    'button: Wrong?',
    'button: Close',
  ]);
});

test('a part that was opened is announced as open, and is a region with a name', async () => {
  await open(1280, 900);
  await openCard(0);
  await inCard((root) => root.querySelector<HTMLElement>('.fold')?.focus());
  await page.keyboard.press('Enter');
  await until(
    'the sources',
    async () => (await inCard((root) => root.querySelector('.studies') !== null)) === true,
    {
      accept: Boolean,
    },
  );
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const sources = nodes.find(
    ({ role, name }) => role?.value === 'button' && /^Sources/.test(String(name?.value)),
  );
  expect(sources?.properties?.find(({ name }) => name === 'expanded')?.value.value).toBe(true);
  const regions = nodes.filter(({ role, ignored }) => role?.value === 'region' && !ignored);
  expect(regions.map(({ name }) => name?.value)).toContain(sources?.name?.value);
});

test('pointing at a link with a claim shows its sign, which stays while the pointer is on it and goes after', async () => {
  const pages = await serve(folder('pages'));
  try {
    await page.setViewport({ width: 800, height: 600 });
    await page.goto(`${pages.url}/link-claims.html`);
    const mark = await page.waitForSelector('#link mark');
    const isShown = () => page.evaluate(() => document.querySelector('[data-spotcheck-sign]') !== null);
    const box = await mark?.boundingBox();
    if (!box) throw new Error('the claim in the link is not marked');
    await page.mouse.move(box.x + 20, box.y + 5);
    await until('the sign', isShown, { accept: Boolean });
    await page.mouse.move(box.x + box.width + 6, box.y);
    expect(await isShown()).toBe(true);
    await page.mouse.move(box.x + 20, box.y + 300);
    await until('the sign to go', isShown, { accept: (shown) => !shown });
  } finally {
    await pages.close();
  }
});

test('how many claims are marked is told politely, in a region that assistive technology gets', async () => {
  await open(1280, 900);
  const told = await until(
    'the summary in the accessibility tree',
    async () => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const region = nodes.find(({ role }) => role?.value === 'status');
      const text = nodes.find(({ nodeId }) => region?.childIds?.includes(nodeId))?.name?.value;
      const live = region?.properties?.find(({ name }) => name === 'live')?.value.value;
      return text ? `${live}: ${text}` : null;
    },
    { accept: (seen) => seen !== null },
  );
  expect(told).toMatch(/^polite: \d+ spot-reduction claims marked$/);
});

test('in forced colours the text of a mark has the colour of the text around it', async () => {
  await open(1280, 900);
  try {
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: 'dark' },
      ],
    });
    const colours = await page.evaluate(() =>
      [...document.querySelectorAll('mark[data-spotcheck]')].map((mark) =>
        [mark, mark.parentElement ?? mark].map((element) => getComputedStyle(element).color),
      ),
    );
    expect(colours.length).toBeGreaterThan(10);
    expect(colours.filter(([mark, around]) => mark !== around)).toEqual([]);
  } finally {
    await session.send('Emulation.setEmulatedMedia', { features: [] });
  }
});
