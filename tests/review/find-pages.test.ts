/** Searching and sorting the pages of a case. */
import { expect, test } from 'vitest';
import { findPages } from '../../src/review/record/find-pages.ts';
import { type PageReview, undecided } from '../../src/review/record/record.ts';

const claim = (quote: string, note = '', tags: string[] = []) => ({
  ...undecided(quote, {
    quote,
    before: '',
    after: '',
    place: 'text',
    isHidden: false,
    frame: null,
    family: null,
    verdict: null,
    rule: null,
    fields: {},
    concepts: {},
    isExpress: true,
    isTestimonial: false,
  }),
  note,
  tags,
});
const page = (id: string, title: string, seen: string[], claims: PageReview['claims']): PageReview => ({
  id,
  caseId: 'a',
  key: id,
  address: `https://shop.example/${id}`,
  title,
  product: `Product of ${id}`,
  seller: '',
  claims,
  visits: seen,
});

const TEA = page('tea', 'Tea', ['2026-11-01T00:00:00Z', '2026-11-09T00:00:00Z'], [claim('Melts belly fat')]);
const BELT = page(
  'belt',
  'Belt',
  ['2026-11-05T00:00:00Z'],
  [claim('Slims hips', 'on the bus', ['garment']), claim('Whittles the waist')],
);
const CREAM = page('cream', 'Cream', [], []);
const found = (search: string, order = 'title') =>
  findPages([TEA, BELT, CREAM], search, order).map(({ id }) => id);

test.each([
  ['MELTS', ['tea']],
  ['bus', ['belt']],
  ['garment waist', ['belt']],
  ['melts waist', []],
  ['shop.example', ['belt', 'cream', 'tea']],
  ['product of cream', ['cream']],
  ['  ', ['belt', 'cream', 'tea']],
])('“%s” finds %j', (search, pages) => {
  expect(found(search)).toEqual(pages);
});

test('sorted by title, by claims, and by when they were seen last', () => {
  expect(found('', 'title')).toEqual(['belt', 'cream', 'tea']);
  expect(found('', 'claims')).toEqual(['belt', 'tea', 'cream']);
  expect(found('', 'seen')).toEqual(['tea', 'belt', 'cream']);
});

test('a page that has changed is searched as it is now', () => {
  expect(findPages([{ ...TEA, title: 'Infusion' }], 'infusion', 'seen')).toHaveLength(1);
});
