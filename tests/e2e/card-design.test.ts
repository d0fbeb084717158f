/**
 * The card's looks and access, on the extension's own rendering code in an open page: tools that judge a page cannot
 * look into a closed root.
 */
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CardStage, LOOKS, type Look, openCardStage } from '../../scripts/card-stage.mjs';

/** A family for each verdict, and the one with most folded parts. */
const ONE_A_VERDICT = [
  'creams-wraps-devices',
  'toning',
  'hiit-cardio-belly',
  'fibre-type',
  'exercise-region',
];
const FOLDS = ['sources', 'regulators', 'why', 'wrong'];
const LANGUAGES = ['de', 'es', 'fr'];
const NARROW = { width: 360, height: 560 };

let stage: CardStage;
beforeAll(async () => {
  stage = await openCardStage();
  await stage.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
});
afterAll(() => stage?.close());

/** What axe finds wrong with the mounted card, a line for each node. */
async function complaints(): Promise<string[]> {
  const results = await stage.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(context: object): Promise<AxeResults> } };
    return axe.run({ include: [['#host']] });
  });
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Runs in the page with the mounted card's root. */
const inCard = <R>(look: (root: ShadowRoot) => R): Promise<R> =>
  stage.page.evaluate(
    `(${look})(document.querySelector('#host').shadowRoot)` as never,
  ) as unknown as Promise<R>;

/** Sets the language of the interface, and its direction, for cards to come. */
const speak = (lang: string, dir = 'ltr') =>
  stage.page.evaluate((tongue) => Object.assign(document.documentElement, tongue), { lang, dir });

/** Shows the first card that a family's card leads to. @returns false where it leads to none. */
async function showRelated(family: string, options = {}): Promise<boolean> {
  await stage.show(family, options);
  if (await inCard((root) => root.querySelector('.see-also') === null)) return false;
  await inCard((root) => root.querySelector<HTMLElement>('.see-also button')?.focus());
  await stage.page.keyboard.press('Enter');
  await stage.page.waitForFunction(() =>
    document.querySelector('#host')?.shadowRoot?.querySelector('.family'),
  );
  return true;
}

describe.each(Object.keys(LOOKS) as Look[])('in %s colours', (look) => {
  beforeAll(async () => {
    await stage.page.setViewport({ width: 420, height: 900 });
    await stage.look(look);
  });

  test.each(ONE_A_VERDICT)('axe finds nothing on the card of %s', async (family) => {
    await stage.show(family);
    expect(await complaints()).toEqual([]);
  });

  test.each(FOLDS)('axe finds nothing with %s open', async (fold) => {
    await stage.show('exercise-region', { fold });
    expect(await inCard((root) => root.querySelector('.panel:not([hidden])')?.id)).toBe(fold);
    await inCard((root) => {
      for (const details of root.querySelectorAll('details')) details.open = true;
    });
    expect(await complaints()).toEqual([]);
  });
});

test.each(Object.keys(LOOKS) as Look[])('axe finds nothing on a related card in %s colours', async (look) => {
  await stage.look(look);
  expect(await showRelated('exercise-region')).toBe(true);
  expect(await complaints()).toEqual([]);
});

test.each(Object.keys(LOOKS) as Look[])('axe finds nothing on a shared card in %s colours', async (look) => {
  await stage.look(look);
  await stage.show('exercise-region', { isShared: true });
  expect(await inCard((root) => root.querySelector('.turns')?.textContent)).toBe('Claim 1 of 2');
  expect(await complaints()).toEqual([]);
});

test('axe complains about a button without a name', async () => {
  await stage.show('exercise-region');
  await inCard((root) => root.querySelector('.folds')?.append(document.createElement('button')));
  expect(await complaints()).toEqual([expect.stringMatching(/^button-name: <button/)]);
});

test.each([
  ['It <em>may</em> <strong>not</strong>.', 'It <em>may</em> <strong>not</strong>.'],
  ['<em onclick="attacked = true" class="x">may</em>', '<em>may</em>'],
  ['a<img src=x onerror="attacked = true">b', 'ab'],
  ['<svg><style><img src=x onerror="attacked = true"></style></svg>c', 'c'],
  ['<a href="javascript:attacked = true">link</a>', 'link'],
  ['<script>attacked = true</script>d', 'd'],
  ['2 < 3 & 4', '2 &lt; 3 &amp; 4'],
])('of the markup %s the card takes %s', async (markup, html) => {
  const { page } = stage;
  const made = await page.evaluate(
    (text) => (globalThis as unknown as { sanitised(markup: string): string }).sanitised(text),
    markup,
  );
  expect(made).toBe(html);
  // Had a handler been let through, the broken picture would have called it before the next frame is drawn.
  const attacked = await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => setTimeout(() => done('attacked' in globalThis)))),
  );
  expect(attacked).toBe(false);
});

test('every card fits 360 by 560 with its parts folded, however long the claim', async () => {
  await stage.page.setViewport(NARROW);
  const tooLong: string[] = [];
  for (const family of stage.families) {
    await stage.show(family, { as: 'sheet' });
    const height = await inCard((root) => {
      const quote = root.querySelector('.quote');
      if (quote) quote.textContent = `“${'Words of a very long claim. '.repeat(12)}”`;
      const panel = root.querySelector<HTMLElement>('.card');
      if (!panel) return Number.NaN;
      panel.style.maxHeight = 'none';
      return panel.offsetHeight;
    });
    if (!(height <= NARROW.height)) tooLong.push(`${family}: ${height}`);
  }
  expect(tooLong).toEqual([]);
});

describe.each(LANGUAGES)('in %s', (lang) => {
  beforeAll(() => speak(lang));
  afterAll(() => speak('en'));

  test.each(['light', 'dark'] as const)('axe finds nothing in %s colours', async (look) => {
    await stage.page.setViewport({ width: 420, height: 900 });
    await stage.look(look);
    for (const fold of FOLDS) {
      await stage.show('exercise-region', { fold });
      expect(await complaints(), fold).toEqual([]);
    }
  });

  test('nothing is cut off or pushed out of the card', async () => {
    await stage.page.setViewport(NARROW);
    for (const fold of FOLDS) {
      await stage.show('exercise-region', { as: 'sheet', fold });
      expect(await stage.page.evaluate(enlargeAndLook, 1), fold).toEqual([]);
    }
  });
});

test('every card that another leads to fits 360 by 560 too', async () => {
  await stage.page.setViewport(NARROW);
  const heights: Record<string, number> = {};
  for (const family of stage.families) {
    if (!(await showRelated(family, { as: 'sheet' }))) continue;
    heights[family] = await inCard((root) => {
      const panel = root.querySelector<HTMLElement>('.card');
      if (!panel) return Number.NaN;
      panel.style.maxHeight = 'none';
      return panel.offsetHeight;
    });
  }
  expect(Object.keys(heights)).toContain('face');
  expect(Object.entries(heights).filter(([, height]) => !(height <= NARROW.height))).toEqual([]);
});

test('without a clipboard the citation stands selected in a field', async () => {
  await stage.page.setViewport({ width: 420, height: 1200 });
  await stage.page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
  );
  await stage.show('fibre-type', { fold: 'sources' });
  const press = async (selector: string) => {
    await stage.page.evaluate((one) => {
      document.querySelector('#host')?.shadowRoot?.querySelector<HTMLElement>(one)?.focus();
    }, selector);
    await stage.page.keyboard.press('Enter');
  };
  await press('.row .plain-button');
  const copied = await stage.page.waitForFunction(() => {
    const field = document.querySelector('#host')?.shadowRoot?.querySelector('textarea');
    return field?.value.slice(field.selectionStart, field.selectionEnd);
  });
  expect(await copied.jsonValue()).toMatch(
    /^Tanner CJ.+https:\/\/doi\.org\/10\.1152\/ajpendo\.00416\.2001\n/,
  );
});

test('a report names sentence, rule and versions, and the address only where it was asked for', async () => {
  await stage.show('exercise-region', { fold: 'wrong' });
  const report = async () => {
    await inCard((root) => root.querySelector<HTMLElement>('#wrong > .plain-button')?.focus());
    await stage.page.keyboard.press('Enter');
    const field = await stage.page.waitForFunction(
      () => document.querySelector('#host')?.shadowRoot?.querySelector('textarea')?.value,
    );
    return field.jsonValue();
  };
  const plain = await report();
  expect(plain).toContain('Do 50 crunches a day to burn belly fat.');
  expect(plain).toMatch(/Rule: exercise-region/);
  expect(plain).toMatch(/Version: 1\.0\.0, rules [0-9a-f]{8}/);
  expect(plain).not.toContain('about:blank');
  await inCard((root) => root.querySelector<HTMLElement>('.tick input')?.focus());
  await stage.page.keyboard.press('Space');
  expect(await report()).toContain('Page: about:blank');
});

describe.each(['ltr', 'rtl'])('written %s', (direction) => {
  beforeAll(() => speak('en', direction));
  afterAll(() => speak('en'));

  test.each([
    ['as it comes', 1],
    ['with text at 200 %', 2],
  ])('nothing is cut off or pushed out of the card, %s', async (_, scale) => {
    await stage.page.setViewport(NARROW);
    for (const fold of [undefined, ...FOLDS]) {
      await stage.show('exercise-region', fold ? { as: 'sheet', fold } : { as: 'sheet' });
      const outside = await stage.page.evaluate(enlargeAndLook, scale);
      expect(outside, fold ?? 'folded').toEqual([]);
    }
  });

  test('the close button stands at the end of the first line', async () => {
    await stage.page.setViewport({ width: 420, height: 900 });
    await stage.show('toning');
    const [card, close] = await inCard((root) =>
      ['.card', '.close'].map((selector) => root.querySelector(selector)?.getBoundingClientRect().left ?? 0),
    );
    const isAtRight = (close ?? 0) - (card ?? 0) > 192;
    expect(isAtRight).toBe(direction === 'ltr');
  });
});

/**
 * In the page: enlarges the card's text as a browser's text-only zoom does (every font size, nothing else), and
 * names the elements whose words then stand outside the card or are wider than their box.
 */
function enlargeAndLook(scale: number): string[] {
  const root = document.querySelector('#host')?.shadowRoot;
  const card = root?.querySelector('.card');
  if (!root || !card) return ['no card'];
  const all = [...root.querySelectorAll<HTMLElement>('.card, .card *')];
  const sizes = all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  all.forEach((one, i) => {
    one.style.fontSize = `${(sizes[i] ?? 0) * scale}px`;
  });
  const edge = card.getBoundingClientRect();
  return all
    .filter((one) => {
      const box = one.getBoundingClientRect();
      if (box.width <= 1 || one.closest('.unseen, .quote, svg, summary')) return false;
      return (
        box.left < edge.left - 1 ||
        box.right > edge.right + 1 ||
        (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      );
    })
    .map((one) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 40)}`);
}
