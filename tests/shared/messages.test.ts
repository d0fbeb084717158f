import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/shared/messages/parse-message.ts';

const FAR = {
  id: 'c1',
  quote: 'Crunches burn belly fat.',
  rule: 'exercise-region',
  family: 'exercise-region',
  words: { means: 'Crunches' },
  concepts: { region: 'belly' },
  address: 'https://ads.example/1',
};

describe('parseMessage', () => {
  test.each([
    [{ name: 'claims' }],
    [{ name: 'scan-wanted' }],
    [{ name: 'card-wanted' }],
    [{ name: 'evidence', family: 'face', rule: 'face', concepts: { region: 'belly' } }],
    [{ name: 'related-evidence', family: 'toning' }],
    [{ name: 'show-claim', id: 'c1' }],
    [{ name: 'show-in-top', claims: [FAR, FAR], first: 1 }],
    [{ name: 'show-sheet', frameId: 4, claims: [FAR], first: 0 }],
    [{ name: 'show-selected', claims: [FAR] }],
    [{ name: 'show-selected', claims: [] }],
    [{ name: 'sheet-closed', frameId: 4, id: 'c1', hidden: 'page' }],
    [{ name: 'card-closed', id: 'c1', hidden: null }],
    [{ name: 'tab-claims', tabId: 3 }],
    [{ name: 'walk', tabId: 3, direction: 'previous' }],
    [{ name: 'toggle-marks', tabId: 3 }],
    [{ name: 'go-to', index: 0, number: 1, total: 4 }],
    [{ name: 'show-marks', shown: false }],
    [{ name: 'point-out', id: null, scroll: false }],
    [{ name: 'switch-everywhere', on: false, isPrivate: false }],
    [{ name: 'switch-site', on: true, isPrivate: true, site: 'example.org' }],
    [{ name: 'own-rule', rule: 'own-lamps-2' }],
    [{ name: 'families' }],
    [{ name: 'switch-mode', mode: 'chosen' }],
    [{ name: 'change-preferences', change: { theme: 'dark' } }],
    [{ name: 'pause-tab', tabId: 3, paused: true }],
    [{ name: 'check-tab', tabId: 3 }],
  ])('takes %j', (message) => {
    expect(parseMessage(message)).toEqual(message);
  });

  test('leaves out what a message does not carry', () => {
    expect(parseMessage({ name: 'claims', extra: 1 })).toEqual({ name: 'claims' });
  });

  test.each([
    [undefined],
    [null],
    ['claims'],
    [{}],
    [{ name: 'unknown' }],
    [{ name: 'toString' }],
    [{ name: '__proto__' }],
    [{ name: 'evidence' }],
    [{ name: 'evidence', family: 3 }],
    [{ name: 'related-evidence' }],
    [{ name: 'related-evidence', family: ['toning'] }],
    [{ name: 'show-claim', id: null }],
    [{ name: 'show-in-top' }],
    [{ name: 'show-in-top', claims: [], first: 0 }],
    [{ name: 'show-in-top', claims: [FAR], first: 1 }],
    [{ name: 'show-in-top', claims: [FAR, { ...FAR, quote: { toString: null } }], first: 0 }],
    [{ name: 'show-sheet', frameId: '4', claims: [FAR], first: 0 }],
    [{ name: 'show-selected', claims: [FAR, { id: 's1' }] }],
    [{ name: 'show-selected', claims: {} }],
    [{ name: 'sheet-closed', id: 'c1', hidden: null }],
    [{ name: 'tab-claims', tabId: '3' }],
    [{ name: 'walk', tabId: 3, direction: 'up' }],
    [{ name: 'go-to', index: 0, number: 1 }],
    [{ name: 'point-out', scroll: true }],
    [{ name: 'tab-claims', tabId: 1.5 }],
    [{ name: 'switch-everywhere', on: 1, isPrivate: false }],
    [{ name: 'switch-site', on: true, isPrivate: false }],
    [{ name: 'switch-mode', mode: 'never' }],
    [{ name: 'change-preferences' }],
    [{ name: 'pause-tab', tabId: 3 }],
    [{ name: 'check-tab', tabId: null }],
  ])('refuses %j', (raw) => {
    expect(parseMessage(raw)).toBeNull();
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => parseMessage(raw) === null || typeof raw === 'object'));
  });
});
