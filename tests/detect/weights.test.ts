/** What weights make of statements: which way things speak, and that nothing else decides. */
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/detect/claim.ts';
import { createDetector } from '../../src/detect/detector.ts';
import { compileRules } from '../rule-files.ts';

const { patterns } = await compileRules();
const detector = createDetector(patterns);

const page = (...texts: string[]): Block[] => texts.map((text) => ({ text, kind: 'text' }));
/** The confidence of the first block's claim. */
function confidenceOf(...texts: string[]): number {
  const found = detector
    .detect(page(...texts), { sensitivity: 'broad' })
    .claims.find(({ block }) => block === 0);
  if (!found) throw new Error(`nothing found in: ${texts[0]}`);
  return found.confidence;
}

const CLAIM = 'This tea melts belly fat.';

describe('a claim is less sure', () => {
  test.each([
    ['the more the page denies', 'No tea melts belly fat.', 'Crunches do not burn belly fat.'],
    ['where the page denies but once', 'Crunches will not slim your waist.'],
  ])('%s', (_, ...denials) => {
    let before = confidenceOf(CLAIM);
    for (const [i] of denials.entries()) {
      const after = confidenceOf(CLAIM, ...denials.slice(0, i + 1));
      expect(after).toBeLessThan(before);
      before = after;
    }
  });
  test('when a rule is less sure by itself', () => {
    const unsure = patterns.rules.map((rule) => ({ ...rule, confidence: 0.6 * rule.confidence }));
    const [claim] = createDetector({ ...patterns, rules: unsure }).detect(page(CLAIM), {
      sensitivity: 'broad',
    }).claims;
    expect(claim?.confidence).toBeLessThan(confidenceOf(CLAIM));
  });
});

test('a claim is surer on a page that makes others', () => {
  expect(confidenceOf(CLAIM, 'The belt slims your waist.')).toBeGreaterThan(confidenceOf(CLAIM));
});

test('what guards deny or explain away no weight makes a claim', () => {
  const eager = createDetector({ ...patterns, weights: { bias: 50, features: {} } });
  const blocks = page('No tea melts belly fat.', 'Melting belly fat lowers your risk of heart disease.');
  expect(eager.detect(blocks, { sensitivity: 'broad' }).claims).toEqual([]);
  expect(eager.detect(page(CLAIM)).claims.map(({ confidence }) => confidence)).toEqual([1]);
});

test('what is borderline stays below the standard whatever the weights', () => {
  const eager = createDetector({ ...patterns, weights: { bias: 50, features: {} } });
  const blocks = page('How to lose belly fat');
  expect(eager.detect(blocks).claims).toEqual([]);
  expect(eager.detect(blocks, { sensitivity: 'broad' }).claims).toHaveLength(1);
});

test('weights of no rule, word or guard that is known weigh nothing', () => {
  const { bias, features } = patterns.weights;
  const more = { bias, features: { ...features, 'rule of-my-own': -9, 'means my-own-thing': -9 } };
  const others = createDetector({ ...patterns, weights: more });
  expect(others.detect(page(CLAIM))).toEqual(detector.detect(page(CLAIM)));
});
