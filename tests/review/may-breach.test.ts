/** Which rules about advertising a claim may breach, by the project's own rules. */
import { expect, test } from 'vitest';
import { mayBreach } from '../../src/review/may-breach.ts';
import type { ClaimFields } from '../../src/shared/messages/found-claim.ts';
import { compileRules } from '../rule-files.ts';

const regulations = Object.values((await compileRules()).regulators);
const rulesFor = (family: string, means: string, fields: ClaimFields = {}) =>
  mayBreach({ family, fields, concepts: { means } }, regulations)
    .map(({ id }) => id)
    .sort();

const FAST = { amount: '4 inches', period: '2 weeks' };

test('an exercise breaches nothing but the rule on parts of the body', () => {
  expect(rulesFor('exercise-region', 'exercise')).toEqual(['uk-cap-13-9']);
});

test('an amount with a period brings the rules on rates, and the Gut Check guide for no exercise', () => {
  expect(rulesFor('exercise-region', 'exercise', FAST)).toEqual(['uk-cap-13-10', 'uk-cap-13-9']);
  expect(rulesFor('supplements-foods', 'supplement', FAST)).toContain('us-ftc-gut-check');
  expect(rulesFor('supplements-foods', 'supplement', { amount: '4 inches' })).not.toContain(
    'us-ftc-gut-check',
  );
});

test('a cream, a garment and a supplement each bring the rules on what they are', () => {
  const own = (means: string) => rulesFor('creams-wraps-devices', means);
  expect(own('cream')).toEqual(['uk-cap-13-1', 'uk-cap-13-9', 'us-ftc-gut-check', 'us-ftc-substantiation']);
  expect(own('garment')).toContain('uk-cap-13-12');
  expect(own('cream')).not.toContain('uk-cap-13-12');
  expect(rulesFor('supplements-foods', 'supplement')).toEqual(
    expect.arrayContaining(['eu-1924-2006-13', 'us-fda-101-93']),
  );
});

test('a claim that the reviewer added and tied to nothing fits no rule by itself', () => {
  expect(mayBreach({ family: null, fields: {}, concepts: {} }, regulations)).toEqual([]);
});
