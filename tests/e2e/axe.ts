/** What axe finds wrong with a page of the extension's own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { TestPage } from './browsers/browser.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A line for each fault; empty when there is none. */
export const faultsOf = (page: TestPage): Promise<string[]> => run(page, {});

/** The same for another look of a page in which axe has found nothing: what can differ then are colours. */
export const colourFaultsOf = (page: TestPage): Promise<string[]> => run(page, { runOnly: ['cat.color'] });

async function run(page: TestPage, options: object): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`(() => { ${source} })()`);
  const { violations } = await page.evaluate(
    (asked) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      return axe.run(asked);
    },
    { ...options, resultTypes: ['violations'] }, // to tell of what is right takes longer than to find what is wrong
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
