/** Every rule and every guard proves itself by the examples in its own file, judged by all rules together. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Detection } from '../../src/detect/claim.ts';
import { createDetector } from '../../src/detect/detector.ts';
import type { ClaimFile } from '../../src/rules/claims.ts';
import { blocksOf, labelOf } from '../../src/rules/examples.ts';
import type { Example, VocabularyFile } from '../../src/rules/vocabulary.ts';
import { compileRules, readRuleFiles } from '../rule-files.ts';

const files = readRuleFiles();
const { patterns } = await compileRules(files);
const detector = createDetector(patterns);

const detectAt = (sensitivity: 'standard' | 'broad', example: Example, by = detector): Detection =>
  by.detect(blocksOf(example), { sensitivity });

const inFolder = <T>(folder: string) =>
  files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path, text }) => ({ path, data: parse(text) as T }));

/** An example of several blocks is one argument of its test, not several. */
const eachAlone = (examples: readonly Example[]): [Example][] => examples.map((example) => [example]);

describe.each(inFolder<ClaimFile>('claims'))('$path', ({ path, data }) => {
  for (const [label, examples] of Object.entries(data.examples)) {
    test.each(eachAlone(examples))(`${label}: %s`, (example) =>
      expect(labelOf(detector, example)).toBe(label),
    );
  }
  test.each(eachAlone(data['known-misses'] ?? []))('is still missed: %s', (example) =>
    expect(labelOf(detector, example), 'it is found now: move it to examples').not.toBe('claim'),
  );
  test.each(eachAlone(data['known-false-alarms'] ?? []))('is still a false alarm: %s', (example) =>
    expect(labelOf(detector, example), 'it is right now: move it to examples').toBe('claim'),
  );
  test('finds its own first claim itself', () => {
    const first = data.examples.claim?.[0];
    if (first === undefined) return;
    const id = path.replace(/^.*\//, '').replace('.yaml', '');
    expect(detectAt('standard', first).claims.map(({ rule }) => rule)).toContain(id);
  });
});

const guards = inFolder<VocabularyFile>('vocabulary').flatMap(({ data }) =>
  Object.entries(data).flatMap(([name, entry]) =>
    entry.reads ? [{ name, reads: entry.reads, examples: entry.examples ?? [] }] : [],
  ),
);

/** The rules without one guard. */
function without(name: string) {
  const concept = patterns.concepts.indexOf(name);
  const kept = patterns.guards.map((guard) =>
    guard.concept === concept ? { ...guard, concept: -1 } : guard,
  );
  return createDetector({ ...patterns, guards: kept });
}

describe.each(guards)('guard $name', ({ name, reads, examples }) => {
  test.each(eachAlone(examples))(
    `${reads === 'claim' ? 'makes' : 'keeps from being'} a claim: %s`,
    (example) => {
      const last = blocksOf(example).length - 1;
      const marked = detectAt('standard', example).claims.filter(({ block }) => block === last);
      expect(marked).toHaveLength(reads === 'claim' ? 1 : 0);
    },
  );
  test('is needed', () => {
    const less = without(name);
    const changed = examples.filter(
      (example) =>
        JSON.stringify(detectAt('broad', example)) !== JSON.stringify(detectAt('broad', example, less)),
    );
    expect(changed).not.toEqual([]);
  });
});
