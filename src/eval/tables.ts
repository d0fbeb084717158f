import { calibrationOf, ENOUGH_CASES } from './calibration.ts';
import type { Evaluation } from './evaluation.ts';
import {
  claimFreePages,
  f1,
  familiesOf,
  flaggedOf,
  kindsOf,
  ownAnswer,
  precision,
  type Rate,
  rateOf,
  recall,
  recallOf,
} from './figures.ts';
import type { JudgedPage } from './outcomes.ts';

/** Figures ready to be printed: the first cell of a row names it. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All the figures of a corpus. */
export const tablesOf = ({ pages, families }: Evaluation): Table[] => [
  overall(pages),
  byKind(pages),
  byFamily(pages, families),
  byConfidence(pages),
];

function overall(pages: readonly JudgedPage[]): Table {
  const rates = [
    ['precision', precision],
    ['recall', recall],
    ['F1', f1],
    ['refutes flagged', flaggedOf('refute')],
    ['nones flagged', flaggedOf('none')],
    ['borderline flagged', flaggedOf('borderline')],
    ['claim-free documents with any mark', claimFreePages],
  ] as const;
  return {
    title: 'overall',
    head: ['', 'rate', 'counts', '95 % interval'],
    rows: rates.map(([name, count]) => {
      const rate = rateOf(pages, count);
      const counts = count === f1 ? '' : countsOf(rate);
      return [name, number(rate.rate, 3), counts, intervalOf(rate, 3)];
    }),
  };
}

function byKind(pages: readonly JudgedPage[]): Table {
  const row = (name: string, some: readonly JudgedPage[]) => [
    name,
    String(some.length),
    String(some.reduce((count, { outcomes }) => count + outcomes.length, 0)),
    ...[precision, recall, flaggedOf('refute'), claimFreePages].map((count) => cell(rateOf(some, count))),
  ];
  const kinds = kindsOf(pages).map((kind) =>
    row(
      kind,
      pages.filter((page) => page.kind === kind),
    ),
  );
  return {
    title: 'by source kind',
    head: [
      'source kind',
      'documents',
      'sentences',
      'precision',
      'recall',
      'refutes flagged',
      'claim-free with any mark',
    ],
    rows: [row('all', pages), ...kinds],
  };
}

function byFamily(pages: readonly JudgedPage[], answered: ReadonlySet<string>): Table {
  return {
    title: 'by family',
    head: ['family', 'recall', "answered with the family's own evidence"],
    rows: familiesOf(pages).map((family) => [
      family,
      cell(rateOf(pages, recallOf(family))),
      answered.has(family) ? cell(rateOf(pages, ownAnswer(family))) : '—',
    ]),
  };
}

function byConfidence(pages: readonly JudgedPage[]): Table {
  return {
    title: 'by confidence',
    head: ['confidence', 'are claims', 'share'],
    rows: calibrationOf(pages).map(({ low, high, hits, cases }) => [
      `${number(low, 1)}–${number(high, 1)}`,
      `${hits} of ${cases}`,
      cases < ENOUGH_CASES ? 'too few' : number(hits / cases, 2),
    ]),
  };
}

/** `0.78 (14 of 18) [0.50–0.94]` */
const cell = (rate: Rate): string =>
  rate.rate === null ? '—' : `${number(rate.rate, 2)} (${countsOf(rate)}) [${intervalOf(rate, 2)}]`;

const countsOf = ({ hits, cases }: Rate): string => `${hits} of ${cases}`;

const intervalOf = ({ interval }: Rate, digits: number): string =>
  interval?.map((end) => number(end, digits)).join('–') ?? 'too few';

const number = (value: number | null, digits: number): string =>
  value === null ? '—' : value.toFixed(digits);
