import { describe, expect, test } from 'vitest';
import type { FrameReport, ListedClaim } from '../../src/shared/messages/messages.ts';

// The popup's texts need a browser's API behind them; only what is asked for here is there.
Object.assign(globalThis, { chrome: { runtime: { id: 'own-extension' } } });
const { pageState } = await import('../../src/popup/page-state.ts');

const claim = (id: string, more: Partial<ListedClaim> = {}): ListedClaim => ({
  id,
  quote: 'Crunches burn belly fat.',
  rule: 'exercise-region',
  family: 'exercise-region',
  verdict: 'not-supported',
  where: 'text',
  painter: 'mark',
  ...more,
});
const frame = (frameId: number, more: Partial<FrameReport> = {}): FrameReport => ({
  frameId,
  claims: [],
  progress: 'done',
  capped: false,
  ...more,
});
const FACTS = {
  switches: 'on',
  byItself: 'on',
  mode: 'everywhere',
  closed: null,
  isAllowed: true,
  isLoading: false,
  frames: [frame(0)],
  checkFailed: false,
} as const;

describe('pageState', () => {
  test.each([
    ['a closed page, whatever is switched', { closed: 'whyStore', switches: 'off-here' }, 'closed'],
    ['off everywhere', { switches: 'off-everywhere', isAllowed: false }, 'off-everywhere'],
    ['off here', { switches: 'off-here' }, 'off-here'],
    ['paused in this tab', { switches: 'paused' }, 'paused'],
    ['no chosen site', { switches: 'not-chosen', byItself: 'not-chosen' }, 'not-chosen'],
    [
      'a check that was asked for before the page was loaded again',
      { byItself: 'on-click', frames: [frame(0, { progress: 'off' })] },
      'on-click',
    ],
    ['checked on demand', { byItself: 'on-click' }, 'looked'],
    ['just switched on', { frames: [frame(0, { progress: 'off' })] }, 'looking'],
    ['withheld by the browser', { isAllowed: false, frames: [] }, 'withheld'],
    ['withheld, not asked yet', { isAllowed: false, frames: null }, 'withheld'],
    ['withheld, and checked because the user asked for it', { isAllowed: false }, 'looked'],
    ['a check that the browser did not allow', { checkFailed: true, byItself: 'on-click' }, 'closed'],
    ['not loaded yet', { isLoading: true, frames: [] }, 'loading'],
    ['frames not asked yet', { frames: null }, 'looking'],
    ['no script in the page', { frames: [] }, 'not-started'],
    ['a script in a frame alone', { frames: [frame(3)] }, 'not-started'],
    ['still looking', { frames: [frame(0, { progress: 'looking' })] }, 'looking'],
    ['looked, found nothing', {}, 'looked'],
  ] as const)('%s', (_, facts, kind) => {
    expect(pageState({ ...FACTS, ...facts }).kind).toBe(kind);
  });

  test('the claims of all frames are one list, each with its frame', () => {
    const frames = [frame(0, { claims: [claim('c1')] }), frame(4, { claims: [claim('c1'), claim('c2')] })];
    const state = pageState({ ...FACTS, frames });
    expect(state.kind === 'looked' && state.claims.map(({ frameId, id }) => [frameId, id])).toEqual([
      [0, 'c1'],
      [4, 'c1'],
      [4, 'c2'],
    ]);
  });

  test('claims are shown while other frames are still looked at', () => {
    const frames = [frame(0, { claims: [claim('c1')] }), frame(4, { progress: 'looking' })];
    expect(pageState({ ...FACTS, frames }).kind).toBe('looked');
  });

  test('a cap that was reached is told', () => {
    const state = pageState({ ...FACTS, frames: [frame(0, { capped: true })] });
    expect(state).toMatchObject({ notes: ['noteCapped'] });
  });

  test('another copy of the extension is told', () => {
    const state = pageState({ ...FACTS, frames: [frame(0, { otherCopy: true })] });
    expect(state).toMatchObject({ notes: ['noteOtherCopy'] });
  });

  test('marks that the user has hidden are told, and nothing of how claims are painted', () => {
    const frames = [frame(0, { claims: [claim('c1', { painter: 'list' })], concealed: true })];
    expect(pageState({ ...FACTS, frames })).toMatchObject({ concealed: true, notes: ['noteConcealed'] });
  });

  test('text that could not be painted is told, attributes need no telling', () => {
    const listed = (where: 'text' | 'alt') =>
      pageState({ ...FACTS, frames: [frame(0, { claims: [claim('c1', { painter: 'list', where })] })] });
    expect(listed('text')).toMatchObject({ notes: ['noteListed'] });
    expect(listed('alt')).toMatchObject({ notes: [] });
  });

  test('claims that were painted without touching the page are told', () => {
    const frames = [frame(0, { claims: [claim('c1', { painter: 'highlight' })] })];
    expect(pageState({ ...FACTS, frames })).toMatchObject({ notes: ['noteHighlighted'] });
  });
});
