/** The popup always says in a plain sentence how things stand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from './browsers/launch.ts';
import { popupSaying, type Stage, stage, waitForMarks } from './extension.ts';

declare const chrome: { permissions: { remove(what: object): Promise<boolean> } };

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
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

  // Chromium lets no required host be given back; there only its own menu withholds a site.
  test.runIf(name === 'firefox')('a site that the browser withholds', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    const before = await page.popup();
    expect(await before.evaluate(() => chrome.permissions.remove({ origins: ['<all_urls>'] }))).toBe(true);
    await before.close();
    const popup = await popupSaying(page, 'The browser withholds this site from Spotcheck');
    await popup.close();
    await page.close();
  });
});
