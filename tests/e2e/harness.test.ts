import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StaticServer, serve } from '../../scripts/serve.mjs';
import type { TestBrowser } from './browsers/browser.ts';
import { writeDummyExtension } from './browsers/dummy-extension.ts';
import { launch } from './browsers/launch.ts';
import { until } from './browsers/until.ts';
import { BROWSERS } from './in-browsers.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Dummy page</title>
<a href="other.html" target="_blank">A link</a>
<p>Crunches burn fat, they say.</p>
<div style="height: 3000px"></div>
<button id="far" onclick="this.textContent = event.isTrusted">Far below</button>
<iframe src="about:blank" title="empty"></iframe>`;

describe.each(BROWSERS)('the %s driver', { timeout: 60_000 }, (name) => {
  let site: StaticServer;
  let siteDir: string;
  let extensionDir: string;
  let browser: TestBrowser;

  beforeAll(async () => {
    siteDir = await mkdtemp(join(tmpdir(), 'spotcheck-site-'));
    await writeFile(join(siteDir, 'index.html'), PAGE);
    await writeFile(join(siteDir, 'other.html'), '<!doctype html><title>Other page</title>');
    site = await serve(siteDir);
    extensionDir = await writeDummyExtension(name);
    browser = await launch(name, { extensionDir, deadlineMs: 10_000 });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await Promise.all([siteDir, extensionDir].map((dir) => rm(dir, { recursive: true, force: true })));
  }, 30_000);

  const openMarked = async () => {
    const page = await browser.newPage(`${site.url}/`);
    await page.waitFor(() => document.querySelector('mark[data-spotcheck]'));
    return page;
  };

  test('evaluates in the page and awaits promises', async () => {
    const page = await openMarked();
    expect(await page.evaluate((a: number, b: string) => `${a}${b}`, 1, '\u2028"ü')).toBe('1\u2028"ü');
    expect(await page.evaluate(() => Promise.resolve(document.title))).toBe('Dummy page');
    expect(await page.evaluate('document.title')).toBe('Dummy page');
    await expect(page.evaluate(() => JSON.parse('{'))).rejects.toThrow(/JSON/);
    expect(await page.text()).toContain('Crunches burn fat');
    await page.close();
  });

  test('a wait that fails tells what was waited for and what was there', async () => {
    const waited = until('a third mark', async () => 2, { accept: (count) => count === 3, deadlineMs: 50 });
    await expect(waited).rejects.toThrow('Waited 50 ms for a third mark; at the last look it was 2.');
  });

  test('clicks, reads the card through its closed root, clicks in it', async () => {
    const page = await openMarked();
    expect(await page.cardText()).toBeNull();
    await page.clickOn('mark');
    const card = await page.card();
    expect(await card.text()).toMatch(/^Answer \d+\s+Close$/);
    expect(await page.evaluate(() => document.querySelector('[data-spotcheck-card]')?.shadowRoot)).toBeNull();
    expect(await card.evaluate((root, tag: string) => root.querySelectorAll(tag).length, 'p')).toBe(1);
    await card.waitFor((root) => root.activeElement?.localName === 'button');
    await card.clickOn('button');
    await until('the card to close', async () => (await page.cardText()) === null);
    await page.close();
  });

  test('scrolls to what it clicks', async () => {
    const page = await openMarked();
    await page.clickOn('#far');
    expect(await page.evaluate(() => document.querySelector('#far')?.textContent)).toBe('true');
    await page.close();
  });

  test('takes over a tab that a link opened', async () => {
    const page = await openMarked();
    await page.clickOn('a');
    const opened = await browser.openedPage('/other.html');
    await opened.waitFor(() => document.title === 'Other page');
    await opened.close();
    await page.close();
  });

  test('walks by keyboard and opens the card with Enter', async () => {
    const page = await openMarked();
    const walk = await page.tabWalk(2);
    expect(walk.map(({ tag, text, claim }) => [tag, text, claim])).toEqual([
      ['a', 'A link', null],
      ['mark', 'fat', 'claim-1'],
    ]);
    await page.press('Shift+Tab');
    expect((await page.focused()).tag).toBe('a');
    await page.press('Tab');
    await page.press('Enter');
    await page.card();
    expect((await page.focused()).card).toBe(true);
    await page.close();
  });

  test('opens the toolbar popup of the tab and acts in it', async () => {
    const page = await openMarked();
    const popup = await page.popup();
    await popup.waitFor(() => document.querySelector('#state')?.textContent?.startsWith('Clicks: '));
    const before = Number((await popup.text()).match(/Clicks: (\d+)/)?.[1]);
    await popup.clickOn('button');
    await popup.waitFor((text: string) => document.body.innerText.includes(text), `Clicks: ${before + 1}`);
    await popup.press('Enter');
    await popup.waitFor((text: string) => document.body.innerText.includes(text), `Clicks: ${before + 2}`);
    expect(await popup.isOpen()).toBe(true);
    await popup.close();
    await until('the popup to close', async () => !(await popup.isOpen()));
    const again = await page.popup();
    await again.waitFor((text: string) => document.body.innerText.includes(text), `Clicks: ${before + 2}`);
    await page.click(5, 300);
    await until('the popup to close', async () => !(await again.isOpen()));
    await page.close();
  });

  test('reads the badge of each tab', async () => {
    const marked = await openMarked();
    const plain = await browser.newPage('about:blank');
    expect(await plain.badgeText()).toBe('');
    await until('the badge of the marked page', async () => (await marked.badgeText()) === '1');
    await plain.close();
    await marked.close();
  });

  test('ends the background, which starts anew when it is needed', async () => {
    const page = await openMarked();
    await until('the badge', async () => (await page.badgeText()) === '1');
    await browser.endBackground();
    expect(await browser.backgroundIsRunning()).toBe(false);
    expect(await page.badgeText()).toBe('1');
    expect(await browser.backgroundIsRunning()).toBe(false);
    await page.clickOn('mark');
    const card = await page.card();
    expect(await card.text()).toContain('Answer 1');
    expect(await browser.backgroundIsRunning()).toBe(true);
    await page.close();
  });

  test('collects errors of the page and of the content script', async () => {
    const page = await openMarked();
    expect(await page.consoleErrors()).toEqual([]);
    await page.evaluate(() => {
      console.error('logged by the page');
      console.warn('a warning');
      dispatchEvent(new Event('fail-inside'));
      setTimeout(() => {
        throw new Error('thrown by the page');
      });
      setTimeout(() => document.body.setAttribute('data-failed', ''));
    });
    await page.waitFor(() => document.body.hasAttribute('data-failed'));
    await page.reload();
    const all = [
      'logged by the page',
      'thrown by the page',
      'logged by the content',
      'thrown by the content',
    ];
    const errors = await page.consoleErrors();
    expect(errors).toHaveLength(all.length);
    for (const text of all) expect(errors.join('\n')).toContain(text);
    await page.close();
  });

  test('takes a picture', async () => {
    const page = await openMarked();
    const path = join(siteDir, 'page.png');
    await page.screenshot(path);
    expect((await readFile(path)).subarray(1, 4).toString()).toBe('PNG');
    await page.close();
  });

  test('can be made as new', async () => {
    const page = await openMarked();
    const popup = await page.popup();
    await popup.clickOn('button');
    await popup.waitFor(() => /Clicks: [1-9]/.test(document.body.innerText));
    await browser.renew();
    const again = await (await openMarked()).popup();
    await again.waitFor(() => document.body.innerText.includes('Clicks: 0'));
    await again.close();
  });

  test('keeps the extension and its storage over a restart', async () => {
    const page = await openMarked();
    const popup = await page.popup();
    await popup.waitFor(() => document.querySelector('#state')?.textContent?.startsWith('Clicks: '));
    const before = Number((await popup.text()).match(/Clicks: (\d+)/)?.[1]);
    await popup.clickOn('button');
    await popup.waitFor((text: string) => document.body.innerText.includes(text), `Clicks: ${before + 1}`);
    await browser.restart();
    const after = await (await openMarked()).popup();
    await after.waitFor((text: string) => document.body.innerText.includes(text), `Clicks: ${before + 1}`);
  });
});
