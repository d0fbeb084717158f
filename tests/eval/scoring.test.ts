/** The definitions by which detection is scored, each on labelled pages small enough to count by hand. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/detect/claim.ts';
import { calibrationOf } from '../../src/eval/calibration.ts';
import {
  claimFreePages,
  f1,
  familiesOf,
  flaggedOf,
  ownAnswer,
  precision,
  rateOf,
  recall,
  recallOf,
} from '../../src/eval/figures.ts';
import { interval } from '../../src/eval/interval.ts';
import type { Label, LabelledPage } from '../../src/eval/labelled-page.ts';
import { flags, type JudgedPage, judge } from '../../src/eval/outcomes.ts';

/** A claim that was detected; tests that care for rule or family say so. */
const found = (block: number, start: number, end: number, rest: Partial<Claim> = {}): Claim => ({
  ...{ block, start, end, quote: '', rule: 'some-rule', family: 'toning', verdict: 'misleading' },
  ...{ confidence: 0.9, slots: {} },
  ...rest,
});

/** A page with one block a label, each of one sentence of ten units. */
function page(labels: readonly Label[], id = 'page'): LabelledPage {
  const blocks = labels.map((label) => ({
    ...{ text: '0123456789', kind: 'text' },
    sentences: [{ start: 0, end: 10, label, ...(label === 'claim' ? { family: 'toning' } : {}) }],
  }));
  return { id, kind: 'shop', blocks: blocks as LabelledPage['blocks'] };
}

/** The page with the sentences of these blocks flagged. */
const judged = (labels: readonly Label[], flagged: readonly number[], id?: string): JudgedPage =>
  judge(
    page(labels, id),
    flagged.map((block) => found(block, 0, 10)),
  );

const countsOf = (pages: readonly JudgedPage[], count: Parameters<typeof rateOf>[1]) => {
  const { hits, cases } = rateOf(pages, count);
  return [hits, cases];
};

describe('a claim flags a sentence', () => {
  const sentence = { start: 10, end: 20 };
  test.each([
    ['covers it', { start: 0, end: 40 }, true],
    ['covers half of it', { start: 15, end: 60 }, true],
    ['covers less than half of it, and lies mostly outside', { start: 16, end: 60 }, false],
    ['lies in it', { start: 12, end: 14 }, true],
    ['has half of itself in it', { start: 8, end: 12 }, true],
    ['has less than half of itself in it, and covers little of it', { start: 7, end: 12 }, false],
    ['touches it', { start: 0, end: 10 }, false],
    ['lies elsewhere', { start: 30, end: 35 }, false],
  ])('that %s: %o → %s', (_, claim, expected) => {
    expect(flags(claim, sentence)).toBe(expected);
  });

  test('in its own block only', () => {
    const { outcomes } = judged(['claim', 'claim'], [1]);
    expect(outcomes.map(({ flaggedBy }) => flaggedBy !== undefined)).toEqual([false, true]);
  });

  test('and may flag two sentences at once', () => {
    const two: LabelledPage = {
      ...{ id: 'two', kind: 'shop' },
      blocks: [
        {
          ...{ text: 'Lose it. Now!', kind: 'text' },
          sentences: [
            { start: 0, end: 8, label: 'claim' },
            { start: 9, end: 13, label: 'none' },
          ],
        },
      ],
    };
    const { outcomes } = judge(two, [found(0, 0, 13)]);
    expect(outcomes.map(({ id, text, flaggedBy }) => [id, text, flaggedBy?.rule])).toEqual([
      ['two 0.0', 'Lose it.', 'some-rule'],
      ['two 0.1', 'Now!', 'some-rule'],
    ]);
  });

  test('and of two claims the surer one stands for it', () => {
    const unsure = found(0, 0, 10, { confidence: 0.6, rule: 'unsure' });
    const sure = found(0, 2, 10, { confidence: 0.8, rule: 'sure' });
    for (const claims of [
      [unsure, sure],
      [sure, unsure],
    ])
      expect(judge(page(['claim']), claims).outcomes[0]?.flaggedBy?.rule).toBe('sure');
  });
});

describe('over pages', () => {
  const labels: Label[] = ['claim', 'claim', 'claim', 'refute', 'none', 'none', 'borderline', 'borderline'];
  /** Flagged: two of three claims, the refute, one none, one borderline. */
  const mixed = judged(labels, [0, 1, 3, 4, 6], 'mixed');
  const quiet = judged(['none', 'refute'], [], 'quiet');

  test('precision counts claims among flagged claims, refutes and nones', () => {
    expect(countsOf([mixed, quiet], precision)).toEqual([2, 4]);
  });

  test('recall counts flagged claims among claims', () => {
    expect(countsOf([mixed, quiet], recall)).toEqual([2, 3]);
  });

  test('F1 is the harmonic mean of the two', () => {
    expect(rateOf([mixed, quiet], f1).rate).toBeCloseTo((2 * (2 / 4) * (2 / 3)) / (2 / 4 + 2 / 3), 12);
  });

  test('flags on other labels are counted among that label', () => {
    expect(countsOf([mixed, quiet], flaggedOf('refute'))).toEqual([1, 2]);
    expect(countsOf([mixed, quiet], flaggedOf('none'))).toEqual([1, 3]);
    expect(countsOf([mixed, quiet], flaggedOf('borderline'))).toEqual([1, 2]);
  });

  test('a borderline sentence changes neither precision nor recall, flagged or not', () => {
    const without = judged(labels, [0, 1, 3, 4], 'mixed');
    for (const count of [precision, recall, f1, claimFreePages])
      expect(countsOf([without], count)).toEqual(countsOf([mixed], count));
  });

  test('claim-free pages count once however many marks they have, and borderline marks are none', () => {
    const pages = [
      judged(['none', 'refute', 'none'], [0, 1, 2], 'disturbed'),
      judged(['none', 'borderline'], [1], 'borderline-marked'),
      judged(['claim', 'none'], [1], 'not-claim-free'),
      quiet,
    ];
    expect(countsOf(pages, claimFreePages)).toEqual([1, 3]);
  });

  test('a rate of nothing is no rate', () => {
    expect(rateOf([quiet], precision)).toEqual({ hits: 0, cases: 0, rate: null, interval: null });
  });
});

describe('by family', () => {
  const base = page(['claim', 'claim', 'none']);
  const claims = [found(0, 0, 10), found(1, 0, 10, { family: 'face' })];

  test('recall counts the claims of that family', () => {
    const pages = [judge(base, claims), judged(['claim', 'none'], [1], 'missed')];
    expect(familiesOf(pages)).toEqual(['toning']);
    expect(countsOf(pages, recallOf('toning'))).toEqual([2, 3]);
  });

  test('an answer is right when it is the evidence of the family that was labelled', () => {
    expect(countsOf([judge(base, claims)], ownAnswer('toning'))).toEqual([1, 2]);
  });
});

describe('by confidence', () => {
  const withConfidence = (label: Label, confidence: number) =>
    judge(page([label], `${label}-${confidence}`), [found(0, 0, 10, { confidence })]);

  test('flagged claims are right, refutes and nones wrong, borderline is neither', () => {
    const pages = [
      withConfidence('claim', 0.9),
      withConfidence('claim', 1),
      withConfidence('none', 0.95),
      withConfidence('borderline', 0.95),
      withConfidence('refute', 0.55),
      judged(['claim'], []),
    ];
    expect(calibrationOf(pages)).toEqual([
      { low: 0.5, high: 0.6, hits: 0, cases: 1 },
      { low: 0.9, high: 1, hits: 2, cases: 3 },
    ]);
  });

  test('a confidence on a border belongs to the bin above', () => {
    expect(calibrationOf([withConfidence('claim', 0.7), withConfidence('claim', 0.6999)])).toEqual([
      { low: 0.6, high: 0.7, hits: 1, cases: 1 },
      { low: 0.7, high: 0.8, hits: 1, cases: 1 },
    ]);
  });
});

describe('the 95 % interval', () => {
  const pages = (...counts: [hits: number, cases: number][]) =>
    counts.map(([hits, cases]) => ({ hits, cases }));

  test('holds the rate, and is the same in every run', () => {
    const tallies = pages([1, 2], [3, 3], [0, 1], [2, 4], [1, 1], [0, 2]);
    const [low, high] = interval(tallies) ?? [Number.NaN, Number.NaN];
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(7 / 13);
    expect(high).toBeGreaterThan(7 / 13);
    expect(high).toBeLessThan(1);
    expect(interval(tallies)).toEqual([low, high]);
  });

  test('draws pages, not sentences: the same counts in fewer pages tell less', () => {
    const spread = pages(...Array.from({ length: 40 }, (_, index): [number, number] => [index % 2, 1]));
    const heaped = pages(...Array.from({ length: 8 }, (_, index): [number, number] => [5 * (index % 2), 5]));
    const width = (tallies: typeof spread) => {
      const [low, high] = interval(tallies) ?? [0, 0];
      return high - low;
    };
    expect(width(heaped)).toBeGreaterThan(1.5 * width(spread));
  });

  test('where no page differs it is that of so many pages without exception', () => {
    // Clopper and Pearson: 0 of 10 pages, 1 − 0.025^(1/10)
    const [low, high] = interval(pages(...Array(10).fill([0, 3]))) ?? [];
    expect(low).toBe(0);
    expect(high).toBeCloseTo(0.3085, 4);
    const [lowest, highest] = interval(pages(...Array(10).fill([3, 3]))) ?? [];
    expect(lowest).toBeCloseTo(0.6915, 4);
    expect(highest).toBe(1);
  });

  test('pages without a case count for nothing there', () => {
    expect(interval(pages([0, 1], [0, 0], [0, 0]))).toEqual(interval(pages([0, 1])));
  });

  test('there is none without a case, nor of a handful of pages that differ', () => {
    expect(interval(pages([0, 0]))).toBeNull();
    expect(interval(pages([1, 2], [0, 1], [1, 1], [1, 1]))).toBeNull();
  });
});
