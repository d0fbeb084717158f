/** Pages that are too much, or set on breaking us: they work as without us, and the user can still switch off. */
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
} from './extension.ts';
import { inBrowsers } from './in-browsers.ts';

const CLAIM = 'Crunches burn belly fat.';

/** Things that a page does to itself, or to us; each is run in the page. */
const DEEDS: Readonly<Record<string, (main: HTMLElement) => void>> = {
  'has 100,000 nodes': (main) => {
    main.append(
      ...Array.from({ length: 50_000 }, (_, i) => {
        const item = document.createElement('i');
        item.textContent = `bean ${i} `;
        return item;
      }),
    );
  },
  'nests thousands of levels deep': (main) => {
    // With 10,000 levels Firefox's own tab crashes, also where Spotcheck is off.
    const levels = navigator.userAgent.includes('Firefox') ? 5_000 : 10_000;
    let inner: HTMLElement = document.createElement('div');
    inner.textContent = 'Beans.';
    for (let level = 0; level < levels; level++) {
      const outer = document.createElement('div');
      outer.append(inner);
      inner = outer;
    }
    inner.hidden = true; // laying it out would keep Chromium itself busy for a minute
    main.append(inner);
  },
  'has one text node of 10 MB': (main) => {
    const paragraph = document.createElement('p');
    paragraph.hidden = true; // laying it out is the browser's work, not ours
    paragraph.textContent = 'belly fat burns beans '.repeat(450_000);
    main.append(paragraph);
  },
  'overrides prototypes': () => {
    const broken = () => {
      throw new Error('overridden by the page');
    };
    for (const name of ['splitText', 'appendData', 'remove'])
      Object.assign(Text.prototype, { [name]: broken });
    for (const name of ['closest', 'matches', 'replaceWith', 'setAttribute'])
      Object.assign(Element.prototype, { [name]: broken });
    Object.assign(window, { MutationObserver: broken, Highlight: broken, requestIdleCallback: broken });
  },
  'freezes what it can': (main) => {
    for (const object of [main, document, CSS, Text.prototype, Element.prototype]) {
      try {
        Object.freeze(object);
      } catch {
        // Browsers refuse for some objects.
      }
    }
  },
  'has elements named like our own': (main) => {
    main.insertAdjacentHTML(
      'beforeend',
      '<mark data-spotcheck-quiet>beans</mark><form name="body"><input name="parentNode"></form><a id="host">x</a>',
    );
  },
  'shows a modal dialog': (main) => {
    const dialog = document.createElement('dialog');
    dialog.textContent = 'Subscribe to beans?';
    main.append(dialog);
    dialog.showModal();
  },
  'holds 300 frames': (main) => {
    for (let i = 0; i < 300; i++) main.append(document.createElement('iframe'));
  },
};

inBrowsers('a page that', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  /** Switches everything off; what is to be seen then is looked at before all is on again. */
  async function whileOff(page: TestPage, look: () => Promise<void>): Promise<void> {
    const popup = await page.popup();
    await flip(popup, 'everywhere', 'off');
    await look();
    await flip(popup, 'everywhere', 'on');
    await popup.close();
  }

  async function hasClaim(page: TestPage): Promise<void> {
    await until('the claim to be painted', () => paintedClaims(page), {
      accept: (claims) => claims.includes(CLAIM),
      deadlineMs: 30_000,
    });
  }

  test.each(Object.entries(DEEDS))(
    '%s',
    async (_, deed) => {
      const page = await on.browser.newPage(on.written(`<p>${CLAIM}</p>`, deed));
      await hasClaim(page);
      await whileOff(page, async () => {
        await until('no claim to be painted', () => paintedClaims(page), {
          accept: (all) => all.length === 0,
        });
        expect(await isAsWritten(page)).toBe(true);
      });
      expect(await page.consoleErrors()).toEqual([]);
      await page.leave();
    },
    90_000,
  );

  test('forbids everything, and is in quirks mode with a base', async () => {
    const page = await on.browser.newPage(on.page('strict.html'));
    await hasClaim(page);
    await page.clickOn('mark[data-spotcheck]');
    expect(await (await page.card()).text()).toContain('Crunches burn belly fat');
    await page.press('Escape');
    await page.leave();
  });

  test('makes itself editable is left alone', async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await page.waitFor(() => document.querySelector('mark[data-spotcheck]') !== null);
    await page.evaluate(() => {
      document.body.contentEditable = 'true';
    });
    await page.waitFor(() => document.querySelector('mark') === null);
    await page.leave();
  });

  test('clones our marks, removes them, and clears the highlights', async () => {
    const page = await on.browser.newPage(on.written(`<p>${CLAIM}</p>`));
    await hasClaim(page);
    await page.evaluate(() => {
      const mark = document.querySelector('mark[data-spotcheck]');
      document.getElementById('main')?.append(mark?.cloneNode(true) ?? '');
      mark?.replaceWith(...mark.childNodes);
      CSS.highlights.clear();
    });
    await hasClaim(page);
    const text = await page.evaluate(() => document.getElementById('main')?.textContent);
    expect(text).toBe(CLAIM + CLAIM);
    await whileOff(page, async () => {
      await until('our marks to go', () => markedClaims(page), { accept: (all) => all.length <= 1 });
    });
    await page.leave();
  });

  test('deletes the card as it opens, and all else that is not its own', async () => {
    const page = await on.browser.newPage(
      on.written(`<p>${CLAIM}</p>`, () => {
        new MutationObserver((records) => {
          for (const { addedNodes } of records)
            for (const node of addedNodes) if (node instanceof HTMLDivElement) node.remove();
        }).observe(document, { subtree: true, childList: true });
      }),
    );
    await hasClaim(page);
    await page.clickOn('mark[data-spotcheck]');
    await page.clickOn('mark[data-spotcheck]');
    await whileOff(page, async () => {
      await until('our marks to go', () => markedClaims(page), { accept: (all) => all.length === 0 });
    });
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });

  test('changes a thousand times a second', async () => {
    const page = await on.browser.newPage(
      on.written(`<p>${CLAIM}</p><p id="clock"></p>`, () => {
        const clock = document.getElementById('clock');
        const tick = setInterval(() => {
          for (let i = 0; i < 10 && clock; i++) clock.textContent = `beans ${Math.random()}`;
        }, 10);
        setTimeout(() => clearInterval(tick), 10_000);
      }),
    );
    await hasClaim(page);
    await (await popupSaying(page, '1 claim')).close();
    expect(await page.consoleErrors()).toEqual([]);
    await page.leave();
  });
});
