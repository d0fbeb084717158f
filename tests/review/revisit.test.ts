/** What a second visit to a page makes of the claims that were kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageKey } from '../../src/review/record/page-key.ts';
import { undecided } from '../../src/review/record/record.ts';
import { likeness, revisit } from '../../src/review/record/revisit.ts';
import type { FoundClaim } from '../../src/shared/messages/found-claim.ts';

const claim = (quote: string, more: Partial<FoundClaim> = {}): FoundClaim => ({
  quote,
  before: '',
  after: '',
  place: 'text',
  isHidden: false,
  frame: null,
  family: 'exercise-region',
  verdict: 'not-supported',
  rule: 'exercise-region',
  fields: {},
  concepts: {},
  isExpress: true,
  isTestimonial: false,
  ...more,
});

function ids(start = 1) {
  let next = start;
  return () => String(next++);
}

describe('a second visit', () => {
  const decided = { ...undecided('a', claim('Crunches burn belly fat.')), decision: 'confirmed' as const };

  test('keeps what was decided on a claim that still stands, whatever its spaces and case', () => {
    const [same] = revisit([decided], [claim('CRUNCHES  burn belly fat')], ids());
    expect(same).toMatchObject({ id: 'a', decision: 'confirmed', standing: 'there' });
  });

  test('tells a reworded claim from a new one, and says how it read before', () => {
    const found = [claim('Planks whittle your waist.'), claim('Our crunches burn stubborn belly fat.')];
    const [fresh, reworded] = revisit([decided], found, ids());
    expect(fresh).toMatchObject({ id: '1', decision: 'open', standing: 'new' });
    expect(reworded).toMatchObject({
      id: 'a',
      decision: 'confirmed',
      standing: 'reworded',
      formerly: 'Crunches burn belly fat.',
    });
  });

  test('keeps what is gone, and never takes a claim for gone that was added by hand', () => {
    const byHand = { ...undecided('b', claim('Wrap it away', { rule: null })), standing: 'there' as const };
    const after = revisit([decided, byHand], [], ids());
    expect(after.map(({ id, standing }) => [id, standing])).toEqual([
      ['a', 'gone'],
      ['b', 'there'],
    ]);
  });

  test('one claim that stands twice is two, and the same words in a frame are another', () => {
    const twice = revisit(
      [decided],
      [claim('Crunches burn belly fat.'), claim('Crunches burn belly fat.')],
      ids(),
    );
    expect(twice.map(({ standing }) => standing)).toEqual(['there', 'new']);
    const framed = revisit(
      [decided],
      [claim('Crunches burn belly fat.', { frame: 'https://ads.example' })],
      ids(),
    );
    expect(framed.map(({ standing }) => standing)).toEqual(['new', 'gone']);
  });

  test('loses nothing and doubles nothing', () => {
    const quotes = fc.array(
      fc.constantFrom('burn belly fat', 'burn your belly fat now', 'slim thighs', 'lose chins'),
    );
    fc.assert(
      fc.property(quotes, quotes, (before, now) => {
        const known = before.map((quote, i) => undecided(`k${i}`, claim(quote)));
        const after = revisit(
          known,
          now.map((quote) => claim(quote)),
          ids(),
        );
        const kept = after.map(({ id }) => id);
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.filter((id) => id.startsWith('k'))).toHaveLength(known.length);
        expect(after.filter(({ standing }) => standing !== 'gone').map(({ quote }) => quote)).toEqual(now);
      }),
    );
  });

  test('likeness counts words that two quotes share', () => {
    expect(likeness('a b c', 'a b c')).toBe(1);
    expect(likeness('a b', 'c d')).toBe(0);
    expect(likeness('a a b', 'a b b')).toBeCloseTo(4 / 6);
  });
});

describe('a page’s key', () => {
  test.each([
    ['https://shop.example/tea?utm_source=x&size=2&fbclid=9#top', 'https://shop.example/tea?size=2'],
    ['https://shop.example/tea?UTM_Medium=mail', 'https://shop.example/tea'],
    ['https://shop.example/tea?q=a%20b', 'https://shop.example/tea?q=a%20b'],
    ['https://shop.example/tea?id=1&id=2', 'https://shop.example/tea?id=1&id=2'],
    ['file:///home/me/ad.html#x', 'file:///home/me/ad.html'],
    ['no address', 'no address'],
  ])('%s', (address, key) => {
    expect(pageKey(address)).toBe(key);
  });
});
