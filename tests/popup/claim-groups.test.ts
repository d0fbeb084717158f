import { expect, test } from 'vitest';
import { filtered, groupsOf } from '../../src/popup/claim-groups.ts';
import type { FramedClaim } from '../../src/popup/page-state.ts';
import type { Verdict } from '../../src/shared/evidence.ts';

const claim = (id: string, verdict: Verdict): FramedClaim => ({
  id,
  verdict,
  frameId: 0,
  quote: 'Crunches burn belly fat.',
  rule: 'exercise-region',
  family: 'exercise-region',
  where: 'text',
  painter: 'mark',
});
const GROUPS = groupsOf([
  claim('c1', 'needs-context'),
  claim('c2', 'not-supported'),
  claim('c3', 'needs-context'),
]);
const idsOf = (groups: typeof GROUPS) => groups.map(({ claims }) => claims.map(({ id }) => id));

test('claims are grouped by verdict, the gravest first, and stay in page order', () => {
  expect(GROUPS.map(({ verdict }) => verdict)).toEqual(['not-supported', 'needs-context']);
  expect(idsOf(GROUPS)).toEqual([['c2'], ['c1', 'c3']]);
});

test('a filter keeps one verdict; one that has no claim any more keeps all', () => {
  expect(idsOf([...filtered(GROUPS, 'needs-context')])).toEqual([['c1', 'c3']]);
  expect(filtered(GROUPS, 'misleading')).toEqual(GROUPS);
  expect(filtered(GROUPS, '')).toEqual(GROUPS);
});
