import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/detect/detector.ts';
import { preferringDetector } from '../../src/page/preferring.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/shared/settings/preferences.ts';
import { compileRules } from '../rule-files.ts';

const detector = createDetector((await compileRules()).patterns);
const BLOCKS = [
  'Fifty crunches a day burn belly fat.',
  'This tea melts the fat around your waist.',
  'Crunches do not burn belly fat.',
].map((text) => ({ text, kind: 'text' as const }));

const found = (change: Partial<Preferences>) =>
  preferringDetector(detector, { ...DEFAULT_PREFERENCES, ...change })
    .detect(BLOCKS)
    .claims.map(({ block, denied }) => [block, denied ?? false]);

describe('detection as the user prefers', () => {
  test('by default claims of all families, no denials', () => {
    expect(found({})).toEqual([
      [0, false],
      [1, false],
    ]);
  });

  test('without a family that is off', () => {
    expect(found({ familiesOff: ['supplements-foods'] })).toEqual([[0, false]]);
    expect(found({ familiesOff: ['exercise-region'], denials: true })).toEqual([[1, false]]);
  });

  test('denials beside the claims, and told apart', () => {
    expect(found({ denials: true })).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
  });
});
