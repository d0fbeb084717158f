/** The fit of the weights: a logistic model, and the file that it is written to. */
import { expect, test } from 'vitest';
import { type Case, fit, probability } from '../../src/eval/logistic.ts';
import { weightsText } from '../../src/eval/weights-text.ts';

const cases = (name: string, right: number, wrong: number): Case[] =>
  [...Array(right + wrong).keys()].map((i) => ({
    features: new Map([[name, 1]]),
    isSo: i < right,
    weight: 1,
  }));

test('without a penalty the model tells the shares that were met', () => {
  const model = fit([...cases('likely', 9, 1), ...cases('even', 5, 5)], ['likely'], 0);
  expect(probability(model, new Map([['likely', 1]]))).toBeCloseTo(0.9, 4);
  expect(probability(model, new Map())).toBeCloseTo(0.5, 4);
});

test('a penalty draws weights towards nothing', () => {
  const all = [...cases('likely', 9, 1), ...cases('even', 5, 5)];
  const weightAt = (penalty: number): number => fit(all, ['likely'], penalty).weights.get('likely') ?? 0;
  expect(weightAt(5)).toBeGreaterThan(0);
  expect(weightAt(5)).toBeLessThan(weightAt(0));
});

test('what earlier cases told holds where the new ones say nothing, and yields to many of them', () => {
  const known = {
    bias: -1,
    weights: new Map([
      ['unmet', 0.8],
      ['likely', -2],
    ]),
  };
  const weightsAfter = (times: number) =>
    fit(cases('likely', 9 * times, times), ['likely', 'unmet'], 6, known).weights;
  expect(weightsAfter(1).get('unmet')).toBeCloseTo(0.8, 6);
  expect(weightsAfter(0).get('likely')).toBeCloseTo(-2, 6);
  expect(weightsAfter(1).get('likely')).toBeGreaterThan(-2);
  expect(weightsAfter(20).get('likely')).toBeGreaterThan(weightsAfter(1).get('likely') ?? 0);
});

test('a case that counts twice is two cases', () => {
  const twice = [...cases('a', 3, 1), ...cases('a', 3, 1), ...cases('b', 2, 2)];
  const weighed = [...cases('a', 3, 1).map((one) => ({ ...one, weight: 2 })), ...cases('b', 2, 2)];
  expect(fit(weighed, ['a', 'b'], 1).bias).toBeCloseTo(fit(twice, ['a', 'b'], 1).bias, 6);
});

test('the file has groups, the weightiest first, and leaves out what says nothing', () => {
  const weights = new Map([
    ['guard weak', -0.31],
    ['guard strong', -2],
    ['sign tiny', 0.01],
    ['page denials', -0.5],
  ]);
  const text = weightsText({ bias: 1.234, weights }, ['Head.']);
  expect(text.split('\n').slice(2)).toEqual([
    '# Head.',
    '',
    'bias: 1.23',
    'page:',
    '  denials: -0.5',
    'guard:',
    '  strong: -2',
    '  weak: -0.31',
    '',
  ]);
});
