/** Compiled patterns travel as text: what comes out must be what went in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  packAscending,
  packLevel,
  packNumbers,
  unpackAscending,
  unpackLevel,
  unpackNumbers,
} from '../../src/detect/packing.ts';

const whole = fc.oneof(fc.nat(40), fc.nat(2 ** 30));

test('numbers come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      expect([...unpackNumbers(packNumbers(numbers))]).toEqual(numbers);
    }),
  );
});

test('ascending numbers come out as they went in, and steps of under 32 take a letter each', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(31)), (steps) => {
      let sum = 0;
      const numbers = steps.map((step) => (sum += step));
      const text = packAscending(numbers);
      expect([...unpackAscending(text)]).toEqual(numbers);
      expect(text).toHaveLength(steps.length);
    }),
  );
});

test('levels come out as they went in', () => {
  const step = {
    after: fc.integer({ min: -1, max: 500 }),
    concepts: fc.array(fc.nat(700)),
    forms: fc.nat(63),
    gap: fc.nat(40),
    far: fc.boolean(),
    opens: fc.boolean(),
  };
  const end = fc.record({ ...step, concept: fc.nat(700) });
  const ends = fc.array(fc.oneof(end, fc.record({ ...step, concept: fc.nat(700), last: fc.nat(9) })));
  fc.assert(
    fc.property(fc.array(fc.record(step)), ends, (nodes, ends) => {
      expect(unpackLevel(packLevel({ nodes, ends }))).toEqual({ nodes, ends });
    }),
  );
});

test('the text is one that JSON leaves as it is', () => {
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      const text = packNumbers(numbers);
      expect(JSON.stringify(text)).toBe(`"${text}"`);
    }),
  );
});

test.each([-1, 0.5, 2 ** 31, Number.NaN])('%d cannot be packed', (number) => {
  expect(() => packNumbers([number])).toThrow(/whole numbers from 0/);
});
