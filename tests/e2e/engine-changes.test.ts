/** Pages that change: claims are found wherever they come from, and the page's own scripts notice nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPage } from './browsers/browser.ts';
import { until } from './browsers/until.ts';
import {
  flip,
  isAsWritten,
  markedClaims,
  paintedClaims,
  popupSaying,
  type Stage,
  stage,
  waitForNoTrace,
} from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

const CLAIM = 'Crunches burn belly fat.';
const OTHER = 'Leg lifts melt the fat on your thighs.';

/** Waits until these claims are painted and no others. */
const painted = (page: TestPage, ...claims: string[]) =>
  until(`painted: ${claims.join(' | ')}`, () => paintedClaims(page), {
    accept: (seen) => JSON.stringify(seen.toSorted()) === JSON.stringify(claims.toSorted()),
  });

/** Puts HTML into the page's main element. */
const write = (page: TestPage, html: string) =>
  page.evaluate((source) => {
    const main = document.getElementById('main');
    if (main) main.innerHTML = source;
  }, html);

inBrowsers('a page that changes', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  const open = (...asked: Parameters<Stage['written']>) => on.browser.newPage(on.written(...asked));

  async function switchEverywhere(page: TestPage, to: 'on' | 'off'): Promise<void> {
    const popup = await page.popup();
    await flip(popup, 'everywhere', to);
    await popup.close();
  }

  test('text that comes late is marked, and unmarked when it goes', async () => {
    const page = await open('<p>Plant the beans in May.</p>');
    await write(page, `<p>${CLAIM}</p>`);
    await painted(page, CLAIM);
    await page.evaluate((text) => document.getElementById('main')?.append(text), OTHER);
    await painted(page, CLAIM, OTHER);
    await write(page, '<p>Nothing.</p>');
    await painted(page);
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('a page that replaces its body is read anew', async () => {
    const page = await open(`<p>${CLAIM}</p>`);
    await painted(page, CLAIM);
    await page.evaluate((text) => {
      const body = document.createElement('body');
      body.innerHTML = `<p>${text}</p>`;
      document.body.replaceWith(body);
    }, OTHER);
    await painted(page, OTHER);
    await page.leave();
  });

  test('scripts that hold on to text nodes find them as they left them', async () => {
    const page = await open(
      `<p>Warm up. ${CLAIM} Then rest.</p><p>Before. ${CLAIM} <b>After.</b></p><p id="end">End.</p>`,
      (main) => {
        const texts = [...main.querySelectorAll('p')].map((p) => p.firstChild);
        Object.assign(window, { texts });
      },
    );
    await painted(page, CLAIM, CLAIM);
    const seen = await page.evaluate(async (other) => {
      const [first, second] = (window as unknown as { texts: Text[] }).texts;
      const main = document.getElementById('main');
      if (!first || !second || !main) return [];
      const texts: string[] = [];
      const step = async (change: () => void) => {
        change();
        await Promise.resolve(); // observers run before this goes on
        texts.push(main.textContent ?? '');
      };
      await step(() => {
        first.data = `Now. ${other}`;
      });
      await step(() => second.parentNode?.insertBefore(document.createTextNode('New. '), second.nextSibling));
      await step(() => document.getElementById('end')?.prepend(second));
      await step(() => second.remove());
      return texts;
    }, OTHER);
    expect(seen).toEqual([
      `Now. ${OTHER}Before. ${CLAIM} After.End.`,
      `Now. ${OTHER}Before. ${CLAIM} New. After.End.`,
      `Now. ${OTHER}New. After.Before. ${CLAIM} End.`,
      `Now. ${OTHER}New. After.End.`,
    ]);
    await painted(page, OTHER);
    expect(await page.evaluate(() => (window as unknown as { texts: Text[] }).texts[1]?.data)).toBe(
      `Before. ${CLAIM} `,
    );
    await page.leave();
  });

  test('text that keeps undoing its marks is painted without touching it', async () => {
    const page = await open(`<p>${CLAIM}</p>`, (main) => {
      const paragraph = main.firstElementChild;
      const text = main.textContent;
      new MutationObserver(() => {
        if (paragraph && paragraph.childNodes.length > 1) paragraph.textContent = text;
      }).observe(document.body, { subtree: true, childList: true });
    });
    await page.waitFor(() => (CSS.highlights.get('spotcheck-claim')?.size ?? 0) > 0);
    await painted(page, CLAIM);
    expect(await markedClaims(page)).toEqual([]);
    await page.leave();
  });

  test('open shadow roots are read, painted without marks, and left as they were', async () => {
    const page = await open(`<p>${OTHER}</p>`, (main) => {
      const root = main.attachShadow({ mode: 'open' });
      root.innerHTML = '<p>Crunches burn belly fat.</p><slot></slot>';
    });
    await painted(page, CLAIM, OTHER);
    const at = await page.evaluate(() => {
      const box = document.getElementById('main')?.shadowRoot?.querySelector('p')?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 5 };
    });
    await page.click(at.x, at.y);
    expect(await (await page.card()).text()).toContain('Crunches burn belly fat');
    await page.press('Escape');
    await page.evaluate((text) => {
      const late = document.createElement('p');
      late.textContent = text;
      document.getElementById('main')?.shadowRoot?.append(late);
    }, 'Planks melt love handles.');
    await painted(page, CLAIM, OTHER, 'Planks melt love handles.');
    await switchEverywhere(page, 'off');
    await painted(page);
    const left = await page.evaluate(() => document.getElementById('main')?.shadowRoot?.innerHTML);
    expect(left).toBe(`<p>${CLAIM}</p><slot></slot><p>Planks melt love handles.</p>`);
    await switchEverywhere(page, 'on');
    await page.leave();
  });

  test('hidden text is no claim that a reader sees, until it is shown', async () => {
    const page = await open(`<p>${OTHER}</p><p id="hidden" style="display: none">${CLAIM}</p>`);
    const popup = await popupSaying(page, '1 claim');
    await popup.close();
    await page.evaluate(() => document.getElementById('hidden')?.removeAttribute('style'));
    await (await popupSaying(page, '2 claims')).close();
    await page.leave();
  });

  test('labels are listed, an image is outlined and opens its card', async () => {
    const page = await open(`<p>${OTHER}</p><img alt="This tea melts belly fat." width="200" height="100"
        src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
      <a href="#x" aria-label="Planks burn belly fat.">i</a><select><option>${CLAIM}</option></select>`);
    await page.waitFor(() => document.querySelector('img[data-spotcheck-outline]') !== null);
    await (await popupSaying(page, '4 claims')).close();
    await page.clickOn('img');
    expect(await (await page.card()).text()).toContain('This tea melts belly fat.');
    await page.press('Escape');
    await switchEverywhere(page, 'off');
    await waitForNoTrace(page);
    expect(await isAsWritten(page)).toBe(true);
    await switchEverywhere(page, 'on');
    await page.leave();
  });

  test('code, fields and editable text stay untouched', async () => {
    const untouched = `<div contenteditable="true"><p>${CLAIM}</p></div><code>${CLAIM}</code>
      <textarea>${CLAIM}</textarea><div role="textbox">${CLAIM}</div><pre><code>${CLAIM}</code></pre>`;
    const page = await open(`<p>${OTHER}</p>${untouched}<p>Leg lifts <code>x</code> melt belly fat.</p>`);
    await page.waitFor(() => document.querySelectorAll('mark').length > 1);
    expect((await markedClaims(page)).join(' ')).not.toContain('Crunches');
    expect(await page.evaluate(() => document.querySelectorAll('code mark').length)).toBe(0);
    await page.leave();
  });

  test('repeats are quiet, and so is what was read', async () => {
    const page = await open(`${`<p>${CLAIM}</p>`.repeat(5)}<p>${OTHER}</p>`);
    await page.waitFor(() => document.querySelectorAll('mark[data-spotcheck]').length === 6);
    const quiet = () => page.evaluate(() => document.querySelectorAll('mark[data-spotcheck-quiet]').length);
    await until('four quiet repeats', quiet, { accept: (count) => count === 4 });
    await page.clickOn('mark[data-spotcheck]');
    await page.card();
    await until('five quiet marks', quiet, { accept: (count) => count === 5 });
    await page.leave();
  });
});
