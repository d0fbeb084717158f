/**
 * The popup as a page of a telephone's width, without the APIs that Firefox for Android lacks (`commands`,
 * `contextMenus`, `sidebarAction`, `windows`): it still does all it can, and axe finds nothing wrong with it.
 */
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOOKS, type Look } from '../../scripts/card-stage.mjs';
import { openPopupStage, type PopupStage } from '../../scripts/popup-stage.mjs';
import { manyClaims } from './../popup-page/world.ts';
import { textWithoutRoom } from './fit.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let stage: PopupStage;
beforeAll(async () => {
  stage = await openPopupStage();
});
afterAll(() => stage?.close());

const openAll = () =>
  stage.page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** What axe finds wrong, a line for each node. */
async function complaints(): Promise<string[]> {
  await stage.page.addScriptTag({ path: AXE });
  const results = await stage.page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What the popup has asked for by this name. */
const sent = async (name: string) => {
  const all = await stage.page.evaluate(() => (globalThis as unknown as { sent: { name: string }[] }).sent);
  return all.filter((message) => message.name === name);
};

const seen = (selector: string) =>
  stage.page.$eval(selector, (element) => (element as HTMLElement).checkVisibility());

test.each(Object.keys(LOOKS) as Look[])('axe finds nothing in %s colours', async (look) => {
  await stage.look(look);
  const theme = look === 'forced' ? 'auto' : look;
  await stage.show({ frames: manyClaims(9), isPrivate: true, sync: { preferences: { theme } } });
  await openAll();
  expect(await complaints()).toEqual([]);
  await stage.show({ local: { settings: { version: 2, on: true, mode: 'click' } } });
  expect(await complaints()).toEqual([]);
});

const TONGUES = [{ lang: 'de' }, { lang: 'es' }, { lang: 'fr' }, { dir: 'rtl' }] as const;

test.each(TONGUES)('in the tongue %o axe finds nothing, and all of it has room', async (tongue) => {
  for (const look of ['light', 'dark'] as const) {
    await stage.look(look);
    await stage.show({ frames: manyClaims(9), isPrivate: true }, tongue);
    await openAll();
    expect(await complaints(), look).toEqual([]);
  }
  expect(await stage.page.evaluate(textWithoutRoom, null)).toEqual([]);
});

test('written from right to left, what stood at the start stands at the end', async () => {
  await stage.show({ frames: manyClaims(9) }, { dir: 'rtl' });
  expect(await stage.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const left = (selector: string) =>
    stage.page.$eval(selector, (element) => element.getBoundingClientRect().left);
  expect(await left('#everywhere')).toBeLessThan(await left('#everywhere-label'));
});

test('nothing is wider than the telephone, and what its browser cannot do is not offered', async () => {
  await stage.show({ frames: manyClaims(9) });
  await openAll();
  expect(await stage.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await seen('#shortcuts')).toBe(false);
  for (const shown of ['#everywhere', '#site', '#tab', '#next', '#filter', '#sensitivity-part', '#options'])
    expect(await seen(shown), shown).toBe(true);
});

test('a filter shows one verdict; every claim leads to its frame', async () => {
  await stage.show({ frames: manyClaims(500) });
  const listed = () => stage.page.$$eval('.claim', (claims) => claims.length);
  expect(await listed()).toBe(500);
  await stage.page.select('#filter', 'needs-context');
  expect(await listed()).toBe(125);
  await stage.page.focus('.claim');
  await stage.page.keyboard.press('Enter');
  expect(await sent('show-claim')).toHaveLength(1);
});

test('a claim under the pointer is pointed out on the page, without going there, until the pointer leaves', async () => {
  await stage.show({ frames: manyClaims(9) });
  await stage.page.hover('.claim');
  await stage.page.hover('#everywhere');
  expect(await sent('point-out')).toMatchObject([{ id: 'c4', scroll: false }, { id: null }]);
});
