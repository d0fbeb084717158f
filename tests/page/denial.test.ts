import { expect, test } from 'vitest';
import { familyCard } from '../../src/background/evidence.ts';
import { goesTooFar } from '../../src/page/card/denial.ts';
import { compileRules } from '../rule-files.ts';

const ruleSet = await compileRules();
/** Some trials of exercise found a local effect; none of muscle fibres did. */
const disputed = familyCard(ruleSet, 'exercise-region');
const undisputed = familyCard(ruleSet, 'fibre-type');

test.each([
  'Spot reduction is impossible.',
  'You cannot spot reduce.',
  'You can’t burn belly fat with crunches.',
  'No exercise burns belly fat.',
  'Spot reduction is a myth.',
  'Sit-ups never slim the waist.',
])('%s leaves no exception', (quote) => {
  expect(goesTooFar(quote, disputed)).toBe(true);
  expect(goesTooFar(quote, undisputed), 'and no study found otherwise').toBe(false);
});

test.each(['Crunches do not burn belly fat.', 'Most studies found no local fat loss from crunches.'])(
  '%s says no more than the studies',
  (quote) => {
    expect(goesTooFar(quote, disputed)).toBe(false);
  },
);
