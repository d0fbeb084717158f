/** What a reviewer is told of a claim: its context, its parts, and how it is put. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/detect/detector.ts';
import { foundClaim } from '../../src/page/found-claims.ts';
import { structuredTexts } from '../../src/page/reading/structured-data.ts';
import { compileRules } from '../rule-files.ts';

const detector = createDetector((await compileRules()).patterns);

function told(text: string) {
  const [claim] = detector.detect([{ text, kind: 'text' }]).claims;
  if (!claim) throw new Error(`no claim in “${text}”`);
  return foundClaim(claim, text, { id: 'c1', place: 'text', isHidden: false, frame: null });
}

describe('a claim as a reviewer needs it', () => {
  test('names its parts, its amount and its period, in the page’s words', () => {
    const claim = told('Our slimming tea melts belly fat: lose 4 inches off your waist in 2 weeks!');
    expect(claim.fields).toMatchObject({ amount: '4 inches', period: '2 weeks' });
    expect(claim.fields.region).toMatch(/belly|waist/);
    expect(claim.isExpress).toBe(true);
  });

  test('stands between whole words of its block', () => {
    const around = 'word '.repeat(60);
    const claim = told(`${around}ends here. This cream slims your thighs. And ${around}`);
    expect(claim.before).toMatch(/^word (?:word )+ends here\. $/);
    expect(claim.after).toMatch(/^ And (?:word )+word$/);
    expect(claim.before.length).toBeLessThanOrEqual(160);
  });

  test('tells an own experience from a promise', () => {
    expect(told('I lost 3 inches off my waist with this tea.').isTestimonial).toBe(true);
    expect(told('This tea takes 3 inches off your waist.').isTestimonial).toBe(false);
  });
});

describe('a page’s data for search engines', () => {
  const textsIn = (data: string) =>
    structuredTexts(
      parseHTML(`<script type="application/ld+json">${data}</script>`).document as unknown as Document,
    ).map(({ text }) => text);

  test('gives names and descriptions, however deep, each once and in order', () => {
    const data = {
      '@graph': [
        { '@type': 'Product', name: 'Tea', sku: 'none', description: 'Melts belly fat' },
        { review: { reviewBody: 'It did', name: 'Tea' } },
      ],
    };
    expect(textsIn(JSON.stringify(data))).toEqual(['Tea', 'Melts belly fat', 'It did']);
  });

  test('is left out when it is broken, and bounded when it is not', () => {
    expect(textsIn('{')).toEqual([]);
    const many = Array.from({ length: 5000 }, (_, i) => ({ name: `n${i}` }));
    expect(textsIn(JSON.stringify(many))).toHaveLength(200);
  });
});
