/** The amount and the period that a claim names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promisedIn } from '../../src/detect/judging/promise.ts';

const told = (text: string) => {
  const { amount, period } = promisedIn(text);
  const cut = (span?: { start: number; end: number }) => span && text.slice(span.start, span.end);
  return [cut(amount), cut(period)];
};

describe('a claim’s amount and period', () => {
  test.each([
    ['Lose 4 inches off your waist in 2 weeks', '4 inches', '2 weeks'],
    ['I dropped two whole dress sizes in a month', 'two whole dress sizes', 'a month'],
    ['Down 1.5 kg of belly fat within a couple of weeks!', '1.5 kg', 'a couple of weeks'],
    ['20% less tummy fat after 30 days', '20%', '30 days'],
    ['Flat belly overnight', undefined, 'overnight'],
    ['The 7-day flat tummy plan', undefined, '7-day'],
    ['LOSE UP TO 10 LBS OF BELLY FAT IN JUST 14 DAYS', '10 LBS', '14 DAYS'],
    ['5 to 6 inches in 8 weeks', '5 to 6 inches', '8 weeks'],
    ['Fits a size 12 waist', undefined, undefined],
    ['This tea melts love handles', undefined, undefined],
    ['Do 3 sets of 20 crunches', undefined, undefined],
    ['One cup a night takes 3 inches off in 14 days', '3 inches', '14 days'],
    ['Lose an inch a week', 'an inch', 'a week'],
    ['Day 1 and day 28: this tea trimmed 3 inches from her waistline', '3 inches', undefined],
    ['In week 1, 10 lbs; in 2 weeks, 15 lbs', '10 lbs', '2 weeks'],
    ['3 moves, 10 minutes a day', undefined, '10 minutes'],
  ])('%s', (text, amount, period) => {
    expect(told(text)).toEqual([amount, period]);
  });

  test('spans lie inside any text', () => {
    const words = fc.constantFrom('10', 'a', 'of', 'inches', 'weeks', '½', '%', '\ud800', 'fat', '.', '\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
        const text = parts.join(' ');
        for (const span of Object.values(promisedIn(text))) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
