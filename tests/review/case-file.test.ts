/** A file of cases is read back as it was written, and a broken one is refused whole, with the place of the fault. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../docs/review/case.schema.json' with { type: 'json' };
import { DECISIONS, type ReviewedClaim, STANDINGS } from '../../src/review/record/record.ts';
import { readCases, UnreadableFile, writeCases } from '../../src/review/reports/json.ts';
import { PLACES } from '../../src/shared/messages/found-claim.ts';

const claims: fc.Arbitrary<ReviewedClaim> = fc.record({
  id: fc.uuid(),
  quote: fc.string(),
  before: fc.string(),
  after: fc.string(),
  place: fc.constantFrom(...PLACES),
  isHidden: fc.boolean(),
  frame: fc.option(fc.webUrl()),
  family: fc.option(fc.constant('face')),
  verdict: fc.option(fc.constant('not-supported' as const)),
  rule: fc.option(fc.constant('face')),
  fields: fc.record({ means: fc.string(), amount: fc.string() }, { requiredKeys: [] }),
  concepts: fc.record({ means: fc.constant('cream') }, { requiredKeys: [] }),
  isExpress: fc.boolean(),
  isTestimonial: fc.boolean(),
  decision: fc.constantFrom(...DECISIONS),
  tags: fc.array(fc.string()),
  note: fc.string({ unit: 'grapheme' }),
  standing: fc.constantFrom(...STANDINGS),
  formerly: fc.option(fc.string()),
});
const TIME = '2026-11-23T10:00:00.000Z';
const CASE = { id: 'a', name: 'Teas', created: TIME, changed: TIME };
const page = (own: ReviewedClaim[]) => ({
  id: 'p',
  caseId: 'a',
  key: 'https://shop.example/',
  address: 'https://shop.example/#x',
  title: 'Shop',
  product: '',
  seller: '',
  claims: own,
  visits: [TIME],
});

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const validate = new Ajv({ formats: { 'date-time': true } }).compile(schema);

test('what is written fits the schema and is read back', () => {
  fc.assert(
    fc.property(fc.array(claims, { maxLength: 3 }), (own) => {
      const { cases, pages } = readCases(writeCases([CASE], [page(own)]));
      expect(validate(JSON.parse(writeCases([CASE], [page(own)]))), JSON.stringify(validate.errors)).toBe(
        true,
      );
      expect(cases).toEqual([CASE]);
      expect(pages).toEqual(plain([page(own)]));
    }),
  );
});

describe('refuses', () => {
  const written = writeCases([CASE], [page([])]);
  const changed = (change: (file: Record<string, object[]>) => void): string => {
    const file = JSON.parse(written);
    change(file);
    return JSON.stringify(file);
  };
  test.each([
    ['no JSON', '{', /no-json/],
    ['another file', '{"format": "else"}', /foreign/],
    ['a newer one', changed((file) => Object.assign(file, { version: 2 })), /newer/],
    [
      'a list that is none',
      changed((file) => Object.assign(file, { pages: 3 })),
      /broken.*: pages is not a list/,
    ],
    [
      'a title that is no text',
      changed((file) => Object.assign(file['pages']?.[0] ?? {}, { title: 4 })),
      /broken.*: pages\[0\]\.title is not text/,
    ],
    [
      'a page of no case',
      changed((file) => Object.assign(file['pages']?.[0] ?? {}, { caseId: 'b' })),
      /broken.*: pages\[0\]\.caseId is not the id/,
    ],
  ])('%s', (_what, text, reason) => {
    expect(() => readCases(text)).toThrow(UnreadableFile);
    expect(() => readCases(text)).toThrow(reason);
  });

  test('anything else without any other error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readCases(text)).toThrow(UnreadableFile);
      }),
    );
  });
});
