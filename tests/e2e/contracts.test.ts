/** What other programs rely on: how marks look in the page, and what a frame answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stage, waitForMarks } from './extension.ts';
import { BROWSERS } from './in-browsers.ts';

/** The extension's API as its own pages have it. */
declare const chrome: {
  tabs: {
    query(what: object): Promise<{ id: number }[]>;
    sendMessage(tabId: number, message: object, options: object): Promise<unknown>;
  };
};

describe.each(BROWSERS)('in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
  });
  afterAll(() => on?.close());

  test("every piece of a mark is a <mark> that carries the claim's id, and the frame lists these claims", async () => {
    const page = await on.browser.newPage(on.page('plain.html'));
    await waitForMarks(page);
    const marks = await page.evaluate(() =>
      [...document.querySelectorAll('[data-spotcheck]')].map((mark) => [
        mark.localName,
        mark.getAttribute('data-spotcheck'),
      ]),
    );
    expect(new Set(marks.map(([tag]) => tag))).toEqual(new Set(['mark']));
    const popup = await page.popup();
    const answer = await popup.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab && chrome.tabs.sendMessage(tab.id, { name: 'claims' }, { frameId: 0 });
    });
    const { claims } = answer as { claims: Record<string, string>[] };
    expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(marks.map(([, id]) => id)));
    expect(claims[1]).toEqual({
      id: expect.any(String),
      quote: 'Do fifty crunches a day to burn belly fat.',
      rule: 'exercise-region',
      family: 'exercise-region',
      verdict: 'not-supported',
      where: 'text',
      painter: 'mark',
    });
    await popup.close();
    await page.close();
  });
});
