/** A rule file is parsed once, unless it has a mistake: that is told each time. */
import { expect, test } from 'vitest';
import type { Problem } from '../../src/rules/problems.ts';
import { Source } from '../../src/rules/source.ts';

const anything = Object.assign(() => true, { errors: null });

test('a file is parsed once, another one with the same text by itself', () => {
  const file = { path: 'vocabulary/tea.yaml', text: 'tea: {fixed: [tea]}' };
  const first = Source.of(file, anything, []);
  expect(first?.data).toEqual({ tea: { fixed: ['tea'] } });
  expect(Source.of(file, anything, [])).toBe(first);
  expect(Source.of({ ...file }, anything, [])).not.toBe(first);
});

test('a mistake is told whenever the file is compiled', () => {
  const file = { path: 'vocabulary/tea.yaml', text: 'tea: [' };
  for (let time = 0; time < 2; time++) {
    const problems: Problem[] = [];
    expect(Source.of(file, anything, problems)).toBeUndefined();
    expect(problems[0]?.file).toBe('vocabulary/tea.yaml');
  }
});
