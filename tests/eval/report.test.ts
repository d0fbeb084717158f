/** How figures are written down: in a terminal, in Markdown, and into the documentation. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/detect/claim.ts';
import { BadArguments, parseArguments } from '../../src/eval/arguments.ts';
import type { Evaluation } from '../../src/eval/evaluation.ts';
import type { Label, LabelledPage } from '../../src/eval/labelled-page.ts';
import { markdownTable, withFigures } from '../../src/eval/markdown.ts';
import { judge } from '../../src/eval/outcomes.ts';
import { plainTable } from '../../src/eval/plain-text.ts';
import { changesReport, figuresMarkdown, figuresReport, listingReport } from '../../src/eval/report.ts';
import { changesSince, parseState } from '../../src/eval/state.ts';
import { tablesOf } from '../../src/eval/tables.ts';

const claim = (block: number, confidence: number): Claim => ({
  ...{
    block,
    start: 0,
    end: 9,
    quote: 'Slim now.',
    rule: 'tea-rule',
    family: 'toning',
    verdict: 'misleading',
  },
  ...{ confidence, slots: {} },
});

const labelled = (id: string, kind: string, ...labels: readonly Label[]): LabelledPage => ({
  ...{ id, kind },
  blocks: labels.map((label) => ({
    ...{ text: 'Slim now.', kind: 'text' },
    sentences: [{ start: 0, end: 9, label, ...(label === 'claim' ? { family: 'toning' } : {}) }],
  })),
});

/** Six shops with a claim each, found in four; a debunker of whom two of three denials are marked. */
function evaluation(): Evaluation {
  const shops = Array.from({ length: 6 }, (_, index) => labelled(`shop-${index}`, 'shop', 'claim', 'none'));
  const debunker = labelled('debunker', 'debunk', 'refute', 'refute', 'refute');
  return {
    corpus: { name: 'mine', isHeldOut: false, pages: [...shops, debunker] },
    pages: [
      ...shops.map((page, index) => judge(page, index < 4 ? [claim(0, 0.95)] : [])),
      judge(debunker, [claim(0, 0.6), claim(2, 0.6)]),
    ],
    families: new Set(['toning']),
  };
}

const cellsOf = (title: string, row: string, of = evaluation()) =>
  tablesOf(of)
    .find((table) => table.title === title)
    ?.rows.find(([name]) => name === row);

describe('tables', () => {
  test('every rate stands with its counts and interval', () => {
    expect(cellsOf('overall', 'precision')).toEqual([
      'precision',
      '0.667',
      '4 of 6',
      expect.stringMatching(/^0\.\d{3}–1\.000$/),
    ]);
    expect(cellsOf('overall', 'refutes flagged')).toEqual(['refutes flagged', '0.667', '2 of 3', 'too few']);
  });

  test('a source kind tells its own', () => {
    const [, documents, sentences, precision, recall, refutes, claimFree] =
      cellsOf('by source kind', 'debunk') ?? [];
    expect([documents, sentences]).toEqual(['1', '3']);
    expect([precision, recall]).toEqual(['0.00 (0 of 2) [0.00–0.97]', '—']);
    expect([refutes, claimFree]).toEqual(['0.67 (2 of 3) [too few]', '1.00 (1 of 1) [0.03–1.00]']);
  });

  test('answers are told only of families that have evidence by that name', () => {
    expect(cellsOf('by family', 'toning')?.[2]).toMatch(/^1\.00 \(4 of 4\)/);
    expect(cellsOf('by family', 'toning', { ...evaluation(), families: new Set() })?.[2]).toBe('—');
  });

  test('a confidence that was rare says so instead of a share', () => {
    expect(cellsOf('by confidence', '0.6–0.7')).toEqual(['0.6–0.7', '0 of 2', 'too few']);
    const { corpus, families } = evaluation();
    const pages = Array.from({ length: 20 }, (_, index) =>
      judge(labelled(`p${index}`, 'shop', index < 18 ? 'claim' : 'none'), [claim(0, 0.92)]),
    );
    const row = cellsOf('by confidence', '0.9–1.0', { corpus, families, pages });
    expect(row).toEqual(['0.9–1.0', '18 of 20', '0.90']);
  });

  test('are columns in a terminal and Markdown in a document', () => {
    const table = {
      title: 'tiny',
      head: ['', 'rate'],
      rows: [
        ['precision', '—'],
        ['F1', '0.5'],
      ],
    };
    expect(plainTable(table)).toBe('tiny\n             rate\n  precision  —\n  F1         0.5');
    expect(markdownTable(table)).toBe('|  | rate |\n| --- | --- |\n| precision | — |\n| F1 | 0.5 |');
  });
});

describe('reports', () => {
  test('say what the corpus is', () => {
    expect(figuresReport(evaluation())).toMatch(/^mine: 7 documents, 15 sentences, 6 claims\n/);
  });

  test('list what was missed and what was marked wrongly, with the rule that did it', () => {
    expect(listingReport(evaluation(), 'missed').split('\n')).toEqual([
      'missed in mine: 2',
      '  shop-4 0.0 claim: Slim now.',
      '  shop-5 0.0 claim: Slim now.',
    ]);
    expect(listingReport(evaluation(), 'false').split('\n')).toEqual([
      'false in mine: 2',
      '  debunker 0.0 refute [tea-rule 0.60]: Slim now.',
      '  debunker 2.0 refute [tea-rule 0.60]: Slim now.',
    ]);
  });

  test('tell changes', () => {
    const before = parseState('shop-4 0.0 claim flagged\ndebunker 0.0 refute quiet\nold 0.0 none quiet', 's');
    const report = changesReport(changesSince(before, evaluation().pages), 'yesterday');
    expect(report).toContain('changed since yesterday\nnewly found: 0\nnewly missed: 1\n  shop-4 0.0 claim');
    expect(report).toContain('newly false: 1\n  debunker 0.0 refute [tea-rule 0.60]');
    expect(report).toMatch(/new or relabelled sentences: 13; gone: 1$/);
  });
});

describe('figures in documentation', () => {
  const measured = { day: '2031-02-03', sensitivity: 'standard' } as const;

  test('are those that are asked for, dated', () => {
    const kinds = figuresMarkdown([evaluation()], 'by source kind', measured);
    expect(kinds).toMatch(/^Measured on 2031-02-03 at standard sensitivity\./);
    expect(kinds).toContain('| shop | 6 | 12 |');
    expect(kinds).not.toContain('| toning |');
    expect(figuresMarkdown([evaluation()], 'all', measured)).toContain('| toning |');
  });

  test('sizes are counts of the corpus, with no day', () => {
    const sizes = figuresMarkdown([evaluation()], 'sizes', measured);
    expect(sizes.split('\n')).toEqual([
      ...['|  | mine |', '| --- | --- |', '| documents | 7 |', '| sentences | 15 |', '| claim | 6 |'],
      ...['| borderline | 0 |', '| refute | 3 |', '| none | 6 |', '| claim, toning | 6 |'],
    ]);
  });

  test('stand between their marks, once however often they are put there', () => {
    const text =
      'A\n<!-- figures: all -->\nold\n<!-- /figures -->\nB\n<!-- figures: sizes -->\n<!-- /figures -->\n';
    const filled = withFigures(text, (which) => `$& new ${which}`);
    expect(filled).toBe(
      'A\n<!-- figures: all -->\n\n$& new all\n\n<!-- /figures -->\nB\n<!-- figures: sizes -->\n\n$& new sizes\n\n<!-- /figures -->\n',
    );
    expect(withFigures(filled, (which) => `$& new ${which}`)).toBe(filled);
    expect(withFigures('no marks', () => 'x')).toBe('no marks');
  });
});

describe('the command line', () => {
  test('without words measures the own corpus at standard sensitivity, and writes nothing', () => {
    expect(parseArguments([])).toEqual({
      ...{ corpus: undefined, sensitivity: 'standard', listings: [], showsHeldOut: false },
      ...{ table: false, write: false, help: false },
    });
  });

  test('takes a corpus and several listings', () => {
    const words = ['--show', 'missed', 'some.jsonl', '--show', 'false', '--sensitivity', 'broad'];
    const expected = { corpus: 'some.jsonl', listings: ['missed', 'false'], sensitivity: 'broad' };
    expect(parseArguments(words)).toMatchObject(expected);
  });

  test.each([
    [['--show', 'all'], '--show must be one of missed, false, not "all"'],
    [['--sensitivity', 'loud'], '--sensitivity must be one of strict, standard, broad, not "loud"'],
    [['a', 'b'], 'one corpus at a time, please, not a b'],
    [['--write', 'a'], '--write is for tests/corpus at standard sensitivity'],
    [['--write', '--sensitivity', 'broad'], '--write is for tests/corpus at standard sensitivity'],
    [['--write', '--table'], '--table only prints'],
    [['--wirte'], "Unknown option '--wirte'"],
  ])('%j is refused', (words, reason) => {
    expect(() => parseArguments(words)).toThrow(BadArguments);
    expect(() => parseArguments(words)).toThrow(reason);
  });
});
