import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileRules, evidencePage } from '../../build.mjs';

test('docs/evidence.md is the one that the cards make', async () => {
  const page = await evidencePage(await compileRules());
  expect(readFileSync('docs/evidence.md', 'utf8')).toBe(page);
});
