/** The cards as data for others, as the build writes them to dist/data. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Evidence, Study } from '../../src/shared/evidence.ts';

const read = (name: string) => JSON.parse(readFileSync(`dist/data/${name}`, 'utf8'));

describe.each(['evidence', 'studies', 'regulators'])('%s.json', (name) => {
  const validate = new Ajv({ allErrors: true }).compile(read(`${name}.schema.json`));

  test('fits its schema and says its versions', () => {
    const data = read(`${name}.json`);
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(data.version).toBe(1);
    expect(data.rules).toMatch(/^[0-9a-f]{8}$/);
    expect(data.$schema).toBe(`./${name}.schema.json`);
  });

  test('has a schema that refuses an entry of another shape', () => {
    const data = read(`${name}.json`);
    expect(validate({ ...data, [name]: { ...data[name], other: { title: 3 } } })).toBe(false);
  });
});

test('every study that the evidence names is exported', () => {
  const studies: Record<string, Study> = read('studies.json').studies;
  const evidence: Record<string, Evidence> = read('evidence.json').evidence;
  const named = Object.values(evidence).flatMap(({ found, contrary, instead, also = [] }) => [
    ...[found, contrary, instead].flat().flatMap(({ studies: ids = [] }) => ids),
    ...also,
  ]);
  expect(named.filter((id) => !Object.hasOwn(studies, id))).toEqual([]);
});

describe('claim-reviews.json', () => {
  const reviews: Record<string, unknown>[] = read('claim-reviews.json')['@graph'];

  test('has a review for each family, which says the claim and the verdict in words', () => {
    expect(reviews.map(({ identifier }) => identifier).sort()).toEqual(
      Object.keys(read('evidence.json').evidence).sort(),
    );
    for (const review of reviews) {
      const rating = review['reviewRating'] as { alternateName: string } | undefined;
      expect(review['@type']).toBe('ClaimReview');
      expect(review['claimReviewed']).toMatch(/^\p{Lu}.{10,74}\.$/u);
      expect(rating?.alternateName).toMatch(
        /^(?:Not supported|True but misleading|Needs context|No evidence either way)$/,
      );
      expect(review['datePublished']).toMatch(/^20\d\d-\d\d$/);
    }
  });

  test('holds no markup and no empty place of a template', () => {
    for (const review of reviews) expect(JSON.stringify(review)).not.toMatch(/[<>]|\{(?:means|region)/);
  });
});
