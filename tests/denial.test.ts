import { expect, test } from 'vitest';
import { goesTooFar } from '../src/page/card/denial.ts';
import type { Evidence, Statement } from '../src/shared/evidence.ts';

const evidence = (contrary: readonly Statement[]) => ({ evidence: { contrary } as Evidence });
const disputed = evidence([{ says: 'A trial found some.' }]);

test.each([
  'Spot reduction is impossible.',
  'You cannot spot reduce.',
  'You can’t burn belly fat with crunches.',
  'No exercise burns belly fat.',
  'Spot reduction is a myth.',
  'Sit-ups never slim the waist.',
])('%s leaves no exception', (quote) => {
  expect(goesTooFar(quote, disputed)).toBe(true);
  expect(goesTooFar(quote, evidence([])), 'and no study found otherwise').toBe(false);
});

test.each(['Crunches do not burn belly fat.', 'Most studies found no local fat loss from crunches.'])(
  '%s says no more than the studies',
  (quote) => {
    expect(goesTooFar(quote, disputed)).toBe(false);
  },
);
