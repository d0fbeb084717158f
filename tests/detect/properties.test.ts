/** What must hold of detection whatever the text says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_KINDS, type Block, type Detection } from '../../src/detect/claim.ts';
import { createDetector } from '../../src/detect/detector.ts';
import { createGate } from '../../src/detect/gate.ts';
import { compileRules } from '../rule-files.ts';

const { patterns, gate } = await compileRules();
const opensGate = createGate(gate);
const detector = createDetector(patterns);
const { words } = patterns.lexicon;

/** Text made of the rules' own words: what finds most. */
const ownWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom('belly fat', 'burn', 'your', '.', ',', '?', '!', '\n', '“', '”'),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(' '));
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), ownWords);
const claimText = fc
  .tuple(
    fc.constantFrom('These moves', 'This tea', 'The belt', 'Zorbex', 'Crunches'),
    fc.constantFrom('burn', 'melts', 'slim', 'will not shrink', 'target'),
    fc.constantFrom('belly fat', 'your thighs', 'BELLY\u00adFAT', 'the fat on your hips', 'love handles'),
  )
  .map((parts) => parts.join(' '));
const blockOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
  fc.record({ text, kind: fc.constantFrom(...BLOCK_KINDS) });
const pages = fc.array(blockOf(fc.oneof(anyText, claimText)), { maxLength: 6 });

const all = ({ claims, refutations }: Detection) => [...claims, ...refutations];

test('every claim quotes its block and lies inside it, and so do its slots', () => {
  fc.assert(
    fc.property(pages, (blocks) => {
      for (const claim of all(detector.detect(blocks, { sensitivity: 'broad' }))) {
        const text = blocks[claim.block]?.text ?? '';
        expect(claim.start).toBeGreaterThanOrEqual(0);
        expect(claim.end).toBeLessThanOrEqual(text.length);
        expect(claim.start).toBeLessThan(claim.end);
        expect(claim.quote).toBe(text.slice(claim.start, claim.end));
        expect(claim.confidence).toBeGreaterThanOrEqual(0);
        expect(claim.confidence).toBeLessThanOrEqual(1);
        for (const slot of Object.values(claim.slots)) {
          expect(slot.start).toBeLessThan(slot.end);
          expect(slot.end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('the gate is open wherever something is found', () => {
  fc.assert(
    fc.property(pages, (blocks) => {
      const isFound = all(detector.detect(blocks, { sensitivity: 'broad' })).length > 0;
      if (isFound) expect(opensGate(blocks.map(({ text }) => text).join('\n'))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('unrelated blocks after or before a page change none of its claims', () => {
  const other = fc.constantFrom(
    'The ferry to the island runs every two hours, and more often in summer.',
    'Shares in the bank rose after the announcement.',
    'Add the onions and let them soften.',
  );
  fc.assert(
    fc.property(claimText, fc.array(other, { minLength: 1, maxLength: 3 }), (claim, others) => {
      const page: Block = { text: `${claim}.`, kind: 'text' };
      const around = others.map((text): Block => ({ text, kind: 'text' }));
      const quotes = (blocks: readonly Block[]) =>
        detector.detect(blocks).claims.map(({ quote, rule }) => [quote, rule]);
      expect(quotes([page, ...around])).toEqual(quotes([page]));
      expect(quotes([...around, page])).toEqual(quotes([page]));
    }),
  );
});

describe('hostile text', () => {
  const quiet: Record<string, string> = {
    'lone surrogates': '\ud83d \udc00 \ud83d\ud83d',
    'punctuation alone': '!?.,;:—–…“”()[]{}'.repeat(1000),
    'NUL bytes': 'a\0b\0'.repeat(1000),
    'right-to-left text': 'שריפת שומן בטני עם תרגילים פשוטים בבית. '.repeat(200),
    'another language': 'Mit diesen Übungen schmilzt das Fett am Bauch dahin. '.repeat(200),
    'one endless word': 'belly'.repeat(20_000),
    'white space': ' \u00a0\t\n'.repeat(5000),
  };
  test.each(Object.entries(quiet))('%s: no claim, no error', (_, text) => {
    expect(all(detector.detect([{ text, kind: 'text' }], { sensitivity: 'broad' }))).toEqual([]);
  });

  // That time grows no faster than the text is shown by bench/detect.mjs; a clock in a test only measures the machine.
  test.each([
    ['one claim over and over', 'burn belly fat '],
    ['openings that never close', 'if how to not no myth says want to '],
    ['regions alone', 'belly waist thighs hips arms '],
  ])("the rules' own words without end: %s", (_, unit) => {
    const text = unit.repeat(2000);
    for (const { start, end, quote } of all(detector.detect([{ text, kind: 'text' }])))
      expect(quote).toBe(text.slice(start, end));
  });
});
