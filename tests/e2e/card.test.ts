/** The real card on a page: what a page cannot do to it, what a person does with it, and hiding what is no claim. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPage, TestPopup } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { markedClaims, type Stage, stage, waitForMarks } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';

const MARK = 'mark[data-spotcheck][tabindex]';
const waitForNoCard = (page: TestPage) =>
  page.waitFor(() => document.querySelector('[data-spotcheck-card]') === null);

/** Presses Enter on an element of the popup. */
async function pressOn(popup: TestPopup, selector: string): Promise<void> {
  await popup.waitFor((aim) => {
    const element = document.querySelector<HTMLElement>(aim);
    element?.focus();
    return element !== null && document.activeElement === element;
  }, selector);
  await popup.press('Enter');
}

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  async function open(address: string): Promise<TestPage> {
    const page = await on.browser.newPage(address);
    await waitForMarks(page);
    return page;
  }

  async function openFold(page: TestPage, fold: string) {
    await page.clickOn(MARK);
    const card = await page.card();
    await card.clickOn(`.fold[aria-controls="${fold}"]`);
    await card.waitFor((root, id) => root.getElementById(id)?.hidden === false, fold);
    return card;
  }

  test("a page's script cannot look into the card, close it or press its buttons", async () => {
    const page = await open(on.sample('magazine.html'));
    await page.clickOn(MARK);
    const card = await page.card();
    const seen = await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('[data-spotcheck-card]');
      for (const type of ['keydown', 'keyup'])
        window.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', bubbles: true }));
      document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      document.body.click();
      host?.click();
      return { root: host?.shadowRoot, text: host?.innerText, slots: host?.childNodes.length };
    });
    expect(seen).toEqual({ root: null, text: '', slots: 0 });
    if (name === 'chromium') {
      // Even a script that got hold of a button could not press it. (In Firefox the test looks into the card with the
      // browser's own rights, and what these press counts as a person's press.)
      await card.evaluate((root) => root.querySelector<HTMLElement>('.close')?.click());
      await card.evaluate((root) => root.querySelector<HTMLElement>('.fold')?.click());
      expect(await card.evaluate((root) => root.querySelectorAll('.panel:not([hidden])').length)).toBe(0);
    }
    expect(await page.cardText()).not.toBeNull();
    await page.leave();
  });

  test("a page's script cannot open a card", async () => {
    const page = await open(on.sample('magazine.html'));
    await page.evaluate((mark) => {
      const count = { cards: 0 };
      Object.assign(window, { count });
      new MutationObserver(() => {
        count.cards += document.querySelectorAll('[data-spotcheck-card]').length;
      }).observe(document.documentElement, { childList: true });
      const first = document.querySelector<HTMLElement>(mark);
      first?.click();
      first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }, MARK);
    await page.clickOn(MARK); // a person's click opens one: whatever the script set going has had its turn
    await page.card();
    expect(await page.evaluate(() => (window as never as { count: { cards: number } }).count.cards)).toBe(1);
    await page.leave();
  });

  test('the keyboard reaches every button of the card, opens its parts, and leaves it', async () => {
    const page = await open(on.sample('magazine.html'));
    await page.clickOn(MARK);
    const card = await page.card();
    const inFocus = () =>
      card.evaluate((root) => {
        const active = root.activeElement;
        return active ? (active.getAttribute('aria-label') ?? active.textContent) : null;
      });
    const walked: (string | null)[] = [];
    for (let step = 0; step < 8; step++) {
      await page.press('Tab');
      walked.push(await inFocus());
    }
    const buttons = walked.filter((label) => label !== null);
    expect(buttons).toEqual(expect.arrayContaining(['Close', 'Why marked', 'Wrong?']));
    expect(new Set(buttons).size).toBe(buttons.length);
    while ((await inFocus()) !== 'Why marked') await page.press('Shift+Tab');
    await page.press('Enter');
    expect(await card.evaluate((root) => root.getElementById('why')?.innerText)).toContain('Rule');
    await page.press('Escape');
    await waitForNoCard(page);
    expect((await page.focused()).claim).not.toBeNull();
    await page.leave();
  });

  test('the card says why: the words of means, effect and place, and the rule', async () => {
    const page = await open(on.page('dialog.html'));
    const card = await openFold(page, 'why');
    const why = await card.evaluate((root) => root.getElementById('why')?.innerText);
    expect(why).toMatch(/Means\s+“crunches”/);
    expect(why).toMatch(/Place\s+“[^”]*belly[^”]*”/);
    expect(why).toContain('exercise-region');
    expect(why).toContain('No mark does not mean true');
    await page.leave();
  });

  test('the answer is about this claim, and as sure as the evidence for its region', async () => {
    const page = await open(on.page('dialog.html'));
    await page.clickOn(MARK);
    const card = await page.card();
    expect(await card.text()).toContain(
      'Crunches can make muscles stronger, but may take little or no fat off your belly.',
    );
    expect(await card.text()).toContain('How sure: low for the belly.');
    await page.leave();
  });

  test('a related card is read in the same place, and Back returns to the card of the claim', async () => {
    const page = await open(on.page('dialog.html'));
    await page.clickOn(MARK);
    const card = await page.card();
    const own = await card.text();
    expect(own).toContain('See also: Toning and sculpting, HIIT or cardio for belly fat');
    const inFocus = () => card.evaluate((root) => root.activeElement?.textContent);
    await card.clickOn('.see-also button');
    await card.waitFor((root) => root.querySelector('.family') !== null);
    expect(await inFocus()).toBe('Toning and sculpting');
    expect(await card.text()).toContain('Toning moves can build muscle, but probably will not');
    expect(await card.text()).not.toMatch(/50 crunches|Why marked|Wrong\?|See also/);
    await card.clickOn('.fold[aria-controls="sources"]');
    await card.waitFor((root) => root.querySelector('.study') !== null);
    await card.clickOn('.back');
    await card.waitFor((root) => root.querySelector('.family') === null);
    expect(await inFocus()).toBe('Toning and sculpting');
    expect(await card.text()).toBe(own);
    await page.press('Enter');
    await card.waitFor((root) => root.querySelector('.family') !== null);
    await page.press('Escape');
    await waitForNoCard(page);
    expect((await page.focused()).claim).not.toBeNull();
    await page.leave();
  });

  test('in an open dialog the card lies above it and goes with it; a dialog that opens closes the card', async () => {
    const page = await open(on.page('dialog.html'));
    await page.clickOn('#open');
    await page.waitFor((mark) => document.querySelector(`dialog ${mark}`) !== null, MARK);
    await page.clickOn(`#inside ${MARK}`);
    const card = await page.card();
    await card.clickOn('.fold[aria-controls="why"]'); // reachable: not inert, not covered
    expect(await page.evaluate(() => document.querySelector('dialog [data-spotcheck-card]') !== null)).toBe(
      true,
    );
    await page.press('Escape');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
    await page.clickOn(`#inside ${MARK}`);
    await page.card();
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await waitForNoCard(page);
    await page.clickOn(`#outside ${MARK}`);
    await page.card();
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await waitForNoCard(page);
    await page.leave();
  });

  test('a claim that was hidden stays hidden after a reload, until the popup shows it again', async () => {
    const page = await open(on.page('dialog.html'));
    const before = await markedClaims(page);
    const card = await openFold(page, 'wrong');
    await card.clickOn('#wrong .stack button:first-child');
    await page.waitFor((mark) => document.querySelector(`#outside ${mark}`) === null, MARK);
    await waitForNoCard(page);
    await page.reload();
    await waitForMarks(page);
    const popup = await page.popup();
    await popup.waitFor(() => document.getElementById('hidden-label')?.textContent === '1 hidden by you');
    await until('all but the hidden claim', async () =>
      isDeepStrictEqual(await markedClaims(page), before.slice(1)),
    );
    // By keyboard: the popup grows while it is filled, and a pointer would have to aim at what moves.
    await pressOn(popup, '#hidden-claims summary');
    await popup.waitFor(() => document.body.innerText.includes('Do 50 crunches a day to burn belly fat.'));
    await pressOn(popup, '#hidden-list button');
    await popup.waitFor(() => document.getElementById('hidden-claims')?.hidden === true);
    await popup.close();
    await until('all claims again', async () => isDeepStrictEqual(await markedClaims(page), before));
    await page.leave();
  });

  test('a rule that was hidden marks nothing in any tab', async () => {
    const other = await open(on.page('plain.html'));
    const rulesBefore = await markedClaims(other);
    const page = await open(on.page('dialog.html'));
    const card = await openFold(page, 'wrong');
    await card.clickOn('#wrong .stack button:last-child');
    await page.waitFor((mark) => document.querySelector(`#outside ${mark}`) === null, MARK);
    const popup = await page.popup();
    await popup.waitFor(() => document.getElementById('hidden-claims')?.hidden === false);
    expect(await popup.evaluate(() => document.getElementById('hidden-list')?.textContent)).toContain(
      'exercise-region',
    );
    await pressOn(popup, '#hidden-claims summary');
    await pressOn(popup, '#hidden-list button');
    await popup.waitFor(() => document.getElementById('hidden-claims')?.hidden === true);
    await popup.close();
    await page.waitFor((mark) => document.querySelector(`#outside ${mark}`) !== null, MARK);
    await other.bringToFront();
    await other.waitFor(
      (count) => document.querySelectorAll('mark[data-spotcheck][tabindex]').length === count,
      rulesBefore.length,
    );
    await other.leave();
    await page.leave();
  });

  test('a claim in a link: the link leads where it did, and its sign to the card', async () => {
    const page = await open(on.page('link-claims.html'));
    await page.clickOn('#link mark');
    expect(await page.evaluate(() => location.hash)).toBe('#followed');
    expect(await page.cardText()).toBeNull();
    const sign = await page.waitFor(() => document.querySelector('[data-spotcheck-sign]') !== null);
    expect(sign).toBe(true);
    const end = await page.evaluate(() => {
      const box = document.querySelector('#link mark')?.getBoundingClientRect();
      return { x: (box?.right ?? 0) + 6, y: box?.top ?? 0 };
    });
    await page.click(end.x, end.y);
    expect(await (await page.card()).text()).toContain('Crunches can make muscles stronger');
    await page.press('Escape');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('link');
    await page.leave();
  });

  test('by keyboard the sign comes after its link, and the next link after it', async () => {
    const page = await open(on.page('link-claims.html'));
    const active = () =>
      page.evaluate(
        () => document.activeElement?.id || document.activeElement?.getAttributeNames().join(' '),
      );
    await page.evaluate(() => document.getElementById('first')?.focus());
    await page.press('Tab');
    expect(await active()).toBe('link');
    await page.press('Tab');
    expect(await active()).toContain('data-spotcheck-sign');
    await page.press('Shift+Tab');
    expect(await active()).toBe('link');
    await page.press('Tab');
    await page.press('Tab');
    expect(await active()).toBe('last');
    expect(await page.evaluate(() => document.querySelector('[data-spotcheck-sign]'))).toBeNull();
    await page.press('Shift+Tab');
    await page.press('Tab');
    await page.press('Enter');
    expect(await (await page.card()).text()).toContain('Crunches can make muscles stronger');
    expect(await page.evaluate(() => location.hash)).toBe('');
    await page.leave();
  });

  test('nothing of this makes an error in the page', async () => {
    const page = await open(on.page('dialog.html'));
    await openFold(page, 'sources');
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });
});
