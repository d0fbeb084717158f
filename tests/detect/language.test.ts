/** How text comes along: letters, spellings, sentences. One claim in many disguises, and the same without it. */
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/detect/claim.ts';
import { createDetector } from '../../src/detect/detector.ts';
import { compileRules } from '../rule-files.ts';

const { patterns } = await compileRules();
const detector = createDetector(patterns);
const page = (...texts: string[]): Block[] => texts.map((text) => ({ text, kind: 'text' }));
const quotes = (...texts: string[]) => detector.detect(page(...texts)).claims.map(({ quote }) => quote);

describe('a claim in disguise', () => {
  test.each([
    ['capitals', 'THIS TEA MELTS BELLY FAT'],
    ['soft hyphens', 'This tea melts bel\u00adly fat'],
    ['zero-width spaces', 'This tea melts b\u200belly fat'],
    ['non-breaking spaces', 'This\u00a0tea\u00a0melts\u00a0belly\u00a0fat'],
    ['Cyrillic look-alikes', 'This tea melts bеlly fаt'],
    ['mathematical letters', 'This tea melts 𝗯𝗲𝗹𝗹𝘆 𝗳𝗮𝘁'],
    ['full-width letters', 'This tea melts ｂｅｌｌｙ ｆａｔ'],
    ['accents', 'This tea melts béllý fat'],
    ['run-together words', 'This tea melts bellyfat'],
    ['hyphens', 'The belly-fat-melting tea'],
    ['a hashtag', 'This tea #MeltsBellyFat'],
    ['emoji', 'This tea 🔥 melts belly fat 🔥'],
    ['typographic apostrophes', 'This tea’s herbs melt your belly’s fat'],
  ])('%s', (_, text) => expect(quotes(text)).toHaveLength(1));
});

describe('what is marked', () => {
  test('the sentence, with the sign that ends it', () => {
    const text = 'We like it. This tea melts belly fat! Buy now.';
    expect(quotes(text)).toEqual(['This tea melts belly fat!']);
  });
  test('of a very long sentence the words around the claim', () => {
    const filler = 'and then we talked about the weather and the garden and the neighbours ';
    const [quote] = quotes(`${filler.repeat(5)}and this tea melts belly fat ${filler.repeat(5)}`);
    expect(quote).toContain('this tea melts belly fat');
    expect(quote?.length).toBeLessThan(240);
  });
  test('means, effect and region are told', () => {
    const text = 'This tea melts the fat on your hips.';
    const [claim] = detector.detect(page(text)).claims;
    const slot = (name: 'means' | 'effect' | 'region') => {
      const span = claim?.slots[name];
      return span && text.slice(span.start, span.end);
    };
    expect(slot('means')).toBe('tea');
    expect(slot('effect')).toContain('melts the fat on your hips');
    expect(slot('region')).toBe('hips');
  });
});

describe('sensitivity', () => {
  test('broad shows borderline statements, standard does not', () => {
    const blocks = page('Cardio helps you lose belly fat.');
    expect(detector.detect(blocks).claims).toEqual([]);
    expect(detector.detect(blocks, { sensitivity: 'broad' }).claims).toHaveLength(1);
  });
  test('strict shows no more than standard', () => {
    const unknown = page('Zorbex naturally melts belly fat.');
    expect(detector.detect(unknown, { sensitivity: 'strict' }).claims).toEqual([]);
    expect(detector.detect(unknown).claims).toHaveLength(1);
    const known = page('This tea melts belly fat.');
    expect(detector.detect(known, { sensitivity: 'strict' }).claims).toHaveLength(1);
    expect(detector.detect(known).claims).toHaveLength(1);
  });
});

describe('what a page says around a sentence', () => {
  test('a pronoun stands for the means before it', () => {
    expect(quotes('Our new tea is here. It melts the fat around your waist.')).toEqual([
      'It melts the fat around your waist.',
    ]);
  });
  test('a heading that carries the means', () => {
    expect(quotes('Our slimming tea', 'Targets stubborn belly fat')).toEqual(['Targets stubborn belly fat']);
  });
  test('a question that the page denies', () => {
    const { claims, refutations } = detector.detect(page('Do crunches burn belly fat?', 'No.'));
    expect(claims).toEqual([]);
    expect(refutations).toHaveLength(1);
  });
  test('myths under their heading', () => {
    expect(
      quotes('Common myths about belly fat', 'Crunches burn belly fat', 'This tea melts belly fat'),
    ).toEqual([]);
  });
  test('a full stop before a comma ends no sentence', () => {
    expect(quotes('Myth: you can spot-reduce (e.g., Crunches for belly fat)')).toEqual([]);
  });
  test('a call within quotation marks ends no sentence that goes on after them', () => {
    expect(quotes('“Crunches melt belly fat!” they said.')).toEqual([]);
    expect(quotes('“Crunches melt belly fat!” They said it twice.')).toHaveLength(1);
    expect(quotes('Crunches melt belly fat! they said.')).toHaveLength(1);
  });
  test('words that lead in a quotation reach it from the beginning of their sentence', () => {
    const claim = 'Our capsules melt belly fat.';
    expect(
      quotes(`The advert shows a famous comedian at the pool and another by his car: “${claim}”`),
    ).toEqual([]);
    expect(quotes(`The advert shows a famous comedian at the pool. “${claim}”`)).toHaveLength(1);
  });
  test('a list that is led in as somebody’s claims is theirs', () => {
    const items = ['Melts belly fat with every capsule', 'Slims your thighs overnight'];
    const list = (leadIn: string): Block[] => [
      { text: leadIn, kind: 'text' },
      ...items.map((text): Block => ({ text, kind: 'item' })),
    ];
    const found = (leadIn: string): number => detector.detect(list(leadIn)).claims.length;
    expect(found('One brand of diet pills claims the following:')).toBe(0);
    expect(found('Our diet pills do more for you:')).toBe(2);
    expect(found('One brand of diet pills claims the following.')).toBe(2);
  });
  test('how somebody lost it is a story, unless it tells by what', () => {
    const about = 'Our fat-burning cream';
    expect(quotes(about, 'The singer made the news for how she lost her tummy after the birth.')).toEqual([]);
    expect(quotes('Read how she lost her tummy with this cream in ten days.')).toHaveLength(1);
  });
  test('what stands under a verb of believing is denied up to a “but”', () => {
    expect(quotes('My neighbour is certain that vinegar melts belly fat.')).toEqual([]);
    expect(
      quotes('My neighbour is certain that it is all nonsense, but vinegar melts belly fat.'),
    ).toHaveLength(1);
  });
  test('a means that nothing leads to is not the claim’s own', () => {
    expect(quotes('Her slimmer waist was all that the readers of the paper saw of the tea.')).toEqual([]);
    expect(quotes('They got a slimmer waist in only two weeks with the tea.')).toHaveLength(1);
  });
  test('a product’s name in running text promises nothing, on a label it does', () => {
    expect(quotes('Stars were paid to pose with Flat Tummy Tea for years.')).toEqual([]);
    expect(quotes('Flat Tummy Tea')).toHaveLength(1);
  });
  test('a page that denies and denies is trusted less', () => {
    const denials = ['Crunches', 'Planks', 'Squats'].map((name) => `${name} do not burn belly fat.`);
    const sure = (...texts: string[]) => detector.detect(page(...texts)).claims[0]?.confidence ?? 0;
    const claim = 'This tea melts the fat on your hips.';
    expect(sure(...denials, claim)).toBeLessThan(sure(...denials.slice(1), claim));
    expect(quotes(...denials, 'Flat Belly Tea')).toEqual([]);
  });
  test('denials come apart', () => {
    const { claims, refutations } = detector.detect(page('Crunches do not burn belly fat.'));
    expect(claims).toEqual([]);
    expect(refutations.map(({ quote }) => quote)).toEqual(['Crunches do not burn belly fat.']);
  });
});
