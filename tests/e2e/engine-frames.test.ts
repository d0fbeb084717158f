/** Claims in frames of every kind: found, summed, switched with the page, and read where there is room. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { flip, popupSaying, type Stage, stage } from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

/** What the page's `addFrame` makes: kind → the claim in it. */
const CLAIM_IN: Readonly<Record<string, string>> = {
  same: 'Crunches burn belly fat.',
  other: 'Leg lifts melt the fat on your thighs.',
  blank: 'Planks melt love handles.',
  written: 'Squats slim your thighs.',
  srcdoc: 'Push-ups burn arm fat.',
  data: 'Side bends melt love handles.',
  blob: 'Sit-ups melt belly fat.',
  boxed: 'Side planks burn belly fat.',
  boxedOther: 'Russian twists burn love handles.',
};

interface FramesPage {
  addFrame(kind: string, size: readonly [number, number]): void;
  ask(kind: string): Promise<{ marks: number; focused: string }>;
}

const WIDE = [400, 90] as const;

const addFrame = (page: TestPage, kind: string, size: readonly [number, number]) =>
  page.evaluate((...args) => (window as unknown as FramesPage).addFrame(...args), kind, size);

const askFrame = (page: TestPage, kind: string) =>
  page.evaluate((name) => (window as unknown as FramesPage).ask(name), kind);

const badge = (page: TestPage, text: string) =>
  until(`the badge '${text}'`, () => page.badgeText(), { accept: (seen) => seen === text });

/** Clicks the first line of a frame's text. */
async function clickIn(page: TestPage, kind: string): Promise<void> {
  const at = await page.evaluate((id) => {
    const { x, y } = document.getElementById(id)?.getBoundingClientRect() ?? { x: 0, y: 0 };
    return { x: x + 40, y: y + 28 };
  }, kind);
  await page.click(at.x, at.y);
}

inBrowsers('a page with frames', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  test("claims of every kind of frame are summed, and the page's site decides for all", async () => {
    const page = await on.browser.newPage(on.page('frames.html'));
    for (const kind of Object.keys(CLAIM_IN))
      await addFrame(page, kind, kind === 'srcdoc' ? [119, 90] : WIDE);
    await badge(page, '8');
    await page.evaluate(() => {
      const frame = document.getElementById('srcdoc');
      if (frame) frame.style.inlineSize = '130px';
    });
    await badge(page, '9');
    const popup = await popupSaying(page, '9 claims');
    // The list comes bit by bit.
    const areListed = (claims: string[]) =>
      claims.every((claim) => document.body.textContent?.includes(claim));
    await popup.waitFor(areListed, Object.values(CLAIM_IN));
    await flip(popup, 'site', 'off');
    await badge(page, '');
    await popup.close();
    await until("the marks to go from the other site's frame", () => askFrame(page, 'other'), {
      accept: ({ marks }) => marks === 0,
    });
    expect(await page.consoleErrors()).toEqual([]);
    const again = await page.popup();
    await flip(again, 'site', 'on');
    await again.close();
    await badge(page, '9');
    await page.leave();
  });

  test('a walk comes to the claims of a frame where it stands', async () => {
    const frame = `<iframe width="400" height="90" srcdoc="<p>${CLAIM_IN.srcdoc}</p>"></iframe>`;
    const page = await on.browser.newPage(
      on.written(`<p>${CLAIM_IN.same}</p>${frame}<p>${CLAIM_IN.other}</p>`),
    );
    await badge(page, '3');
    for (const [command, focused] of [
      ['next-claim', CLAIM_IN.same],
      ['next-claim', ''],
      ['next-claim', CLAIM_IN.other],
      ['previous-claim', ''],
    ] as const) {
      await page.command(command);
      const wanted = focused === '' ? 'iframe' : 'mark';
      await until(`the focus on ${focused || 'the frame'}`, () => page.focused(), {
        accept: ({ tag, text }) => tag === wanted && text === focused,
      });
    }
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('a frame without room for the card has it shown over the whole page', async () => {
    const page = await on.browser.newPage(on.page('frames.html'));
    // Firefox's driver clicks into frames of the page's own process only.
    const first = name === 'firefox' ? 'same' : 'other';
    for (const kind of ['same', 'other', 'srcdoc']) await addFrame(page, kind, [300, 90]);
    await badge(page, '3');
    await clickIn(page, first);
    const card = await page.card();
    expect(await card.text()).toContain(CLAIM_IN[first]);
    expect((await page.focused()).card).toBe(true);
    const seen = await page.evaluate(
      () => document.querySelector('[data-spotcheck-card]')?.shadowRoot ?? 'nothing',
    );
    expect(seen).toBe('nothing');
    const room = await card.evaluate(
      (root) => root.querySelector('.card')?.getBoundingClientRect().height ?? 0,
    );
    expect(room).toBeGreaterThan(180);
    await page.press('Escape');
    await until('the card to close', async () => (await page.cardText()) === null);
    await until('the focus to be back on the mark', () => askFrame(page, first), {
      accept: ({ focused }) => focused === CLAIM_IN[first],
    });
    await page.press('Enter');
    await page.card();
    await clickIn(page, 'srcdoc'); // closes the one and opens the other
    await until('the other card', async () => (await page.cardText())?.includes(CLAIM_IN.srcdoc ?? '?'));
    const again = await page.card();
    await again.clickOn('.fold[aria-controls="wrong"]');
    await again.clickOn('#wrong .plain-button');
    await badge(page, '2');
    expect(await page.cardText()).toBeNull();
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });
});
