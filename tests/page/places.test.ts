/** Claims whose words overlap share a place; whatever is claimed, no two places of a block overlap. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/detect/claim.ts';
import { placesOf, samePlace } from '../../src/page/places.ts';
import type { PageBlock } from '../../src/page/reading/blocks.ts';

const TEXT = 'Crunches burn belly fat and leg lifts slim your thighs, they say.';

/** A block of text (its node is not looked at), or of an attribute. */
const block = (isAttribute = false): PageBlock => ({
  text: TEXT,
  kind: 'text',
  where: isAttribute ? 'alt' : 'text',
  element: {} as Element,
  pieces: isAttribute ? [] : [{ node: {} as Text, start: 0, length: TEXT.length }],
});

const claim = (start: number, end: number, at = 0, rule = 'exercise-region'): Claim => ({
  block: at,
  start,
  end,
  quote: TEXT.slice(start, end),
  rule,
  family: 'exercise-region',
  verdict: 'not-supported',
  confidence: 0.9,
  slots: {},
});

const spansOf = (claims: Claim[], blocks: PageBlock[]) =>
  placesOf(claims, blocks).map(({ span, claims: own }) => [span.start, span.end, own.length]);

describe('placesOf', () => {
  test.each([
    [
      'claims apart',
      [claim(0, 10), claim(10, 20)],
      [
        [0, 10, 1],
        [10, 20, 1],
      ],
    ],
    ['claims that overlap', [claim(0, 15), claim(10, 20)], [[0, 20, 2]]],
    ['one within another', [claim(0, 30), claim(5, 10), claim(20, 40)], [[0, 40, 3]]],
    ['claims of the same words', [claim(3, 9), claim(3, 9, 0, 'toning')], [[3, 9, 2]]],
    [
      'claims out of order',
      [claim(20, 30), claim(0, 5)],
      [
        [0, 5, 1],
        [20, 30, 1],
      ],
    ],
  ])('%s', (_, claims, expected) => {
    expect(spansOf(claims, [block()])).toEqual(expected);
  });

  test('an attribute is one place, whatever it claims', () => {
    expect(spansOf([claim(0, 10), claim(30, 40)], [block(true)])).toEqual([[0, 40, 2]]);
  });

  test('no place reaches over its block', () => {
    expect(spansOf([claim(0, 10, 0), claim(5, 10, 1)], [block(), block()])).toEqual([
      [0, 10, 1],
      [5, 10, 1],
    ]);
  });

  test('all claims are in one place each, and no two places of a block overlap', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(2), fc.nat(60), fc.integer({ min: 1, max: 20 }))
        .map(([at, start, length]) => claim(start, start + length, at)),
    );
    fc.assert(
      fc.property(some, (claims) => {
        const places = placesOf(claims, [block(), block(), block()]);
        expect(places.flatMap((place) => place.claims).length).toBe(claims.length);
        for (const [i, place] of places.entries()) {
          const before = places[i - 1];
          if (before?.index === place.index) expect(before.span.end).toBeLessThanOrEqual(place.span.start);
          for (const { start, end, block: at } of place.claims) {
            expect(at).toBe(place.index);
            expect(place.span.start <= start && end <= place.span.end).toBe(true);
          }
        }
      }),
    );
  });
});

test('a place is the same only with the same claims at the same spot', () => {
  const [place] = placesOf([claim(0, 15), claim(10, 20)], [block()]);
  const again = (claims: Claim[]) => placesOf(claims, [block()])[0];
  if (!place) throw new Error('no place');
  const isSame = (claims: Claim[]) => {
    const other = again(claims);
    return other !== undefined && samePlace(place, other);
  };
  expect(isSame([claim(0, 15), claim(10, 20)])).toBe(true);
  expect(isSame([claim(0, 15)])).toBe(false);
  expect(isSame([claim(0, 15), claim(11, 20)])).toBe(false);
  expect(isSame([claim(0, 15, 0, 'toning'), claim(10, 20)])).toBe(false);
});
