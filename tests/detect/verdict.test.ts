/** Which rule answers for a sentence that several fit. */
import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/detect/detector.ts';
import { compileRules } from '../rule-files.ts';

const { patterns } = await compileRules();
const detector = createDetector(patterns);
/** The families of the claims of a page's last block. */
const families = (...texts: string[]): string[] =>
  detector
    .detect(texts.map((text) => ({ text, kind: 'text' })))
    .claims.filter(({ block }) => block === texts.length - 1)
    .map(({ family }) => family);

describe('a rule that yields', () => {
  const promise = 'Lose 3 inches off your waist in a week!';
  test('speaks where no means is known', () => {
    expect(families(promise)).toEqual(['quick-fix']);
  });
  test('lets the means just named answer', () => {
    expect(families('Our slimming gel', promise)).toEqual(['creams-wraps-devices']);
    expect(families('Our slimming tea', promise)).toEqual(['supplements-foods']);
  });
  test('lets the means of its own sentence answer', () => {
    expect(families('Your flatter tummy in a week: a slimming tea')).toEqual(['supplements-foods']);
  });
  test('speaks where the passage names several', () => {
    expect(families('Our slimming gel and our slimming tea', promise)).toEqual(['quick-fix']);
  });
  test('keeps its own confidence', () => {
    // Whichever rule answers: the same promise on pages that hold as many other claims.
    const confidenceBelow = (first: string): number | undefined =>
      detector.detect([first, promise].map((text) => ({ text, kind: 'text' }))).claims[1]?.confidence;
    expect(confidenceBelow('Our gel melts belly fat.')).toBe(
      confidenceBelow('Our gel and our tea melt belly fat.'),
    );
  });
});

describe('of several means in a sentence', () => {
  test('what can be bought goes before the exercise', () => {
    expect(families('Half of my class got rid of back rolls with this slimming tea.')).toEqual([
      'supplements-foods',
    ]);
  });
  test('what it works without is none', () => {
    expect(families('The slimming gel trims hips and thighs without a single sit-up.')).toEqual([
      'creams-wraps-devices',
    ]);
  });
});
