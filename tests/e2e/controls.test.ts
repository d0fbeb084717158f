/** Keys and context menu, on pages where Spotcheck is on and on others; and what the badge shows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { paintedClaims, popupSaying, type Stage, stage, waitForMarks, waitForNoTrace } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';

/** The extension's API as its own pages have it. */
declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

const waitForNoCard = (page: TestPage) =>
  page.waitFor(() => document.querySelector('[data-spotcheck-card]') === null);

/** Selects an element's text as a person does who drags over it. */
const select = (page: TestPage, selector: string) =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (element) getSelection()?.selectAllChildren(element);
    return String(getSelection());
  }, selector);

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  test('keys go from claim to claim, open the card, hide the marks, switch the site; never while typing', async () => {
    const page = await on.browser.newPage(on.page('marks.html'));
    await until('all claims', () => page.badgeText(), { accept: (count) => count === '6' });
    const marks = () => page.evaluate(() => document.querySelectorAll('mark[data-spotcheck]').length);
    const painted = await marks();

    await page.evaluate(() => document.querySelector<HTMLElement>('#field')?.focus());
    for (const command of ['next-claim', 'toggle-card', 'toggle-marks', 'toggle-site'])
      await page.command(command);
    expect((await page.focused()).tag).toBe('input');
    await page.evaluate(() => document.querySelector<HTMLElement>('#before')?.focus());
    await page.command('next-claim');
    await page.waitFor(() => document.activeElement?.closest('#mark') !== null);
    expect(await marks(), 'nothing was hidden while the user was typing').toBe(painted);
    await page.command('next-claim');
    await page.waitFor(() => document.activeElement?.closest('#mark') === null);
    await page.command('previous-claim');
    await page.waitFor(() => document.activeElement?.closest('#mark') !== null);
    await page.command('toggle-card');
    expect(await (await page.card()).text()).toContain('Do 50 crunches a day');
    await page.command('toggle-card');
    await waitForNoCard(page);
    await page.command('toggle-marks');
    await until('the marks to go', marks, { accept: (count) => count === 0 });
    await page.command('toggle-marks');
    await until('the marks to come back', marks, { accept: (count) => count === painted });
    await page.command('toggle-site');
    await waitForNoTrace(page);
    await page.command('toggle-site');
    await waitForMarks(page);
    await page.leave();
  });

  test('selected text is checked, also where Spotcheck is off, and nothing stays behind', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    await page.menu('toggle-site');
    await waitForNoTrace(page);
    const untouched = await page.evaluate(() => document.documentElement.outerHTML);

    const claim = await select(page, '#belly');
    await page.menu('check-selection', claim);
    expect(await (await page.card()).text()).toContain('melts the fat around your waist');
    await page.press('Escape');
    await waitForNoCard(page);
    const other = await select(page, 'ul');
    await page.menu('check-selection', other);
    const card = await page.card();
    expect(await card.text()).toContain('Ten leg lifts slim your thighs');
    await card.clickOn('.close');
    await waitForNoCard(page);
    await select(page, 'li:last-child');
    await page.menu('check-selection', 'Squats make your legs strong.');
    expect(await (await page.card()).text()).toContain('No spot-reduction claim in this selection');
    await page.press('Escape');
    await waitForNoCard(page);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(untouched);

    await page.menu('toggle-site');
    await waitForMarks(page);
    expect(await paintedClaims(page)).toHaveLength(4);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('the badge shows the number, a dot or nothing, as preferred', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const popup = await popupSaying(page, '4 claims');
    for (const [badge, shown] of [
      ['dot', '•'],
      ['none', ''],
      ['count', '4'],
    ] as const) {
      await popup.evaluate(
        (wanted) => chrome.runtime.sendMessage({ name: 'change-preferences', change: { badge: wanted } }),
        badge,
      );
      await until(`the badge as ${badge}`, () => page.badgeText(), { accept: (text) => text === shown });
    }
    await popup.close();
    await page.leave();
  });
});
