/** The popup always says in a plain sentence how things stand, lists the claims, and leads to them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPopup, TestView } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import { paintedClaims, popupSaying, type Stage, stage, waitForMarks, waitForNoTrace } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';

/** The extension's API as its own pages have it. */
declare const chrome: {
  developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
  tabs: {
    create(tab: object): Promise<unknown>;
    query(about: object): Promise<{ id?: number }[]>;
  };
  permissions: { remove(what: object): Promise<boolean> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

const focusOn = (popup: TestPopup, selector: string) =>
  popup.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);

/** Presses a key on an element: where the popup may still grow, a click would miss. */
async function press(popup: TestPopup, selector: string, key = 'Enter'): Promise<void> {
  await focusOn(popup, selector);
  await popup.press(key);
}

const saying = (popup: TestView, selector: string, words: string) =>
  popup.waitFor((at, said) => document.querySelector(at)?.textContent?.includes(said), selector, words);

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    // A browser of its own: what is said of permissions here may still be carried out when the next file has it.
    on = await stage(name, {});
  });
  afterAll(() => on?.close());

  test("one of the browser's own pages: it cannot run there, and why", async () => {
    const page = await on.browser.newPage(name === 'chromium' ? 'chrome://version/' : 'about:license');
    const popup = await popupSaying(page, 'Spotcheck cannot run on this page');
    expect(await popup.text()).toContain('the browser’s own pages');
    expect(await popup.evaluate(() => document.getElementById('site-row')?.hidden)).toBe(true);
    await popup.close();
    await page.close();
  });

  test('switched off here, everywhere, and on again: the sentence follows', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const popup = await popupSaying(page, '4 claims');
    const sentence = (text: string) =>
      popup.waitFor((said) => document.getElementById('sentence')?.textContent === said, text);
    await popup.clickOn('#site');
    await sentence('Off on this site');
    await popup.clickOn('#everywhere');
    await sentence('Off on all sites');
    expect(await popup.evaluate(() => document.querySelector<HTMLInputElement>('#site')?.disabled)).toBe(
      true,
    );
    await popup.clickOn('#everywhere');
    await sentence('Off on this site');
    await popup.clickOn('#site');
    await sentence('4 claims');
    await popup.close();
    await page.close();
  });

  test('the keyboard alone switches and goes to a claim', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const popup = await popupSaying(page, '4 claims');
    await popup.evaluate(() => document.querySelector<HTMLElement>('#claim-list button')?.focus());
    await popup.press('Enter');
    expect(await (await page.card()).text()).toContain('Crunches that burn belly fat');
    await page.close();
  });

  test('claims are pointed out, walked to and hidden, all by keyboard', async () => {
    const page = await on.browser.newPage(on.page('marks.html'));
    const rings = () => page.evaluate(() => document.querySelectorAll('[data-spotcheck-ring]').length);
    await until('all claims', () => page.badgeText(), { accept: (count) => count === '6' });
    const popup = await popupSaying(page, '6 claims');
    await saying(popup, '#claim-list', 'Exercise for one body part · marked');
    await saying(popup, '#claim-list', 'marked · in a frame');
    await press(popup, '#marks', 'Tab');
    const hasFilter = await popup.evaluate(() => document.activeElement?.id === 'filter');
    if (hasFilter) await popup.press('Tab');
    expect(await popup.evaluate(() => document.activeElement?.className)).toBe('claim');
    await until('the claim to be pointed out', rings, { accept: (count) => count === 1 });
    await press(popup, '#next');
    await saying(popup, '#place', 'Claim 1 of 5');
    await press(popup, '#previous');
    await saying(popup, '#place', 'Claim 5 of 5');
    await press(popup, '#marks');
    await saying(popup, '#why', 'You have hidden the marks');
    expect(await paintedClaims(page)).toEqual([]);
    await press(popup, '#marks');
    await saying(popup, '#marks', 'Hide marks');
    await page.waitFor(() => document.querySelector('mark[data-spotcheck]') !== null);
    await focusOn(popup, '.claim');
    await until('the claim to be pointed out again', rings, { accept: (count) => count === 1 });
    await popup.close();
    await until('nothing to be pointed out', rings, { accept: (count) => count === 0 });
    await page.close();
  });

  test('paused in this tab, checked when asked for, more or less sure: each acts at once', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const popup = await popupSaying(page, '4 claims');
    await press(popup, '#tab', ' ');
    await saying(popup, '#sentence', 'Paused in this tab');
    await waitForNoTrace(page);
    await press(popup, '#tab', ' ');
    await saying(popup, '#sentence', '4 claims');

    await press(popup, '#sensitivity-part summary');
    await press(popup, '[name="sensitivity"][value="standard"]', 'ArrowDown');
    await saying(popup, '#sensitivity-now', 'Broad');
    await press(popup, '[name="sensitivity"][value="broad"]', 'ArrowUp');
    await saying(popup, '#sensitivity-now', 'Standard');
    await saying(popup, '#shortcut-list', 'Next claim');
    expect(await popup.evaluate(() => document.querySelectorAll('#shortcut-list kbd').length)).toBe(4);

    const mode = (to: string) =>
      popup.evaluate((wanted) => chrome.runtime.sendMessage({ name: 'switch-mode', mode: wanted }), to);
    await mode('click');
    await saying(popup, '#sentence', 'This page has not been checked');
    await waitForNoTrace(page);
    await press(popup, '#check');
    await saying(popup, '#sentence', '4 claims');
    await waitForMarks(page);
    await mode('everywhere');
    await press(popup, '#shortcuts summary');
    // The popup goes as soon as the new tab is in front.
    await press(popup, '#shortcut-page').catch(() => undefined);
    const keys = name === 'chromium' ? 'chrome://extensions/shortcuts' : 'about:addons';
    await (await on.browser.openedPage(keys)).close();
    await page.close();
  });

  test('switched off while the page is read anew, it stays off', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const popup = await popupSaying(page, '4 claims');
    /** Makes the page be read anew, and changes the mode so many messages to the page later. */
    const changeMidway = (sensitivity: string, after: number) =>
      popup.evaluate(
        async (wanted, messages) => {
          const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
          const { sendMessage } = chrome.runtime;
          await sendMessage({ name: 'change-preferences', change: { sensitivity: wanted } });
          for (let i = 0; i < messages; i++) await sendMessage({ name: 'tab-claims', tabId: tab?.id });
          await sendMessage({ name: 'switch-mode', mode: 'click' });
        },
        sensitivity,
        after,
      );
    // Where in the reading the change falls is the machine's business: one of these is in the midst of it.
    for (const [after, sensitivity] of ['broad', 'standard', 'broad', 'standard', 'broad'].entries()) {
      await changeMidway(sensitivity, after);
      await saying(popup, '#sentence', 'This page has not been checked');
      await waitForNoTrace(page);
      await popup.evaluate(() => chrome.runtime.sendMessage({ name: 'switch-mode', mode: 'everywhere' }));
      await waitForMarks(page);
    }
    await popup.close();
    await page.close();
  });

  // Chromium lets no extension give a required host back: its own menu withholds sites, as its details page does.
  test.runIf(name === 'chromium')('a site that is withheld is checked as soon as it is allowed', async () => {
    const details = await on.browser.newPage('chrome://extensions/');
    const allow = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
      details.evaluate(
        (extensionId, access) =>
          chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access }),
        new URL(on.ownPage('')).host,
        hostAccess,
      );
    const options = await on.browser.newPage(on.ownPage('options.html'));
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    await allow('ON_CLICK');
    await page.reload();
    // A press on the toolbar button would let us in: here the popup stands in a tab behind the page.
    await options.evaluate(() => chrome.tabs.create({ url: '/popup.html', active: false }));
    const popup = await on.browser.openedPage('popup.html');
    await saying(popup, '#sentence', 'The browser withholds this site from Spotcheck');
    expect(await paintedClaims(page)).toEqual([]);
    await allow('ON_ALL_SITES');
    await saying(popup, '#sentence', '4 claims');
    await waitForMarks(page);
    for (const opened of [popup, page, options, details]) await opened.close();
  });

  test.runIf(name === 'firefox')('a site that the browser withholds is checked on a click', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    const before = await page.popup();
    expect(await before.evaluate(() => chrome.permissions.remove({ origins: ['<all_urls>'] }))).toBe(true);
    await before.close();
    await page.reload();
    // Firefox lets our scripts in as soon as the toolbar button is pressed.
    const popup = await popupSaying(page, '4 claims');
    await waitForMarks(page);
    await popup.close();
    await page.close();
  });
});
