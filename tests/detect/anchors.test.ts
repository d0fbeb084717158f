/** Only blocks with an anchor of what is asked for are understood; so no text may mean what it has no anchor of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK_KINDS, type Block } from '../../src/detect/claim.ts';
import { createDetector } from '../../src/detect/detector.ts';
import { ANY_FORM, type CompiledStep } from '../../src/detect/patterns.ts';
import { createReader, Notes } from '../../src/detect/reading/reader.ts';
import { atOnce } from '../../src/detect/steps.ts';
import { Anchors } from '../../src/detect/tagging/anchors.ts';
import { AskedConcepts } from '../../src/detect/tagging/asked-concepts.ts';
import { compileAnchors } from '../../src/rules/anchors.ts';
import { compileRules } from '../rule-files.ts';
import { RuleTexts } from '../rule-texts.ts';

const { patterns } = await compileRules();
/** Of the texts that the rules' files make, one in so many: there are tens of thousands. */
const EACH = 10;
const all = patterns.concepts.map((_, concept) => concept);

test('what a text means has an anchor in it', async () => {
  const { known, guards, rules, concepts, ancestors } = patterns;
  const texts = await RuleTexts.load();
  const asked = new Set([
    known.effect,
    ...guards.map(({ concept }) => concept),
    ...rules.flatMap(({ means }) => means),
  ]);
  const reader = atOnce(createReader(patterns));
  const anchors = new Anchors(patterns.anchors, new AskedConcepts(asked, ancestors), known.scareQuote);
  let met = 0;
  const unanchored: string[] = [];
  for (const maker of asked) {
    for (const [i, text] of [...texts.of(concepts[maker] ?? '')].entries()) {
      if (i % EACH > 0) continue;
      const block: Block = { text, kind: 'text' };
      const notes = new Notes();
      const meanings = reader.meanings(block, notes);
      for (const concept of asked) {
        if (!meanings.some((passage) => passage.count(concept) > 0)) continue;
        met++;
        if (!anchors.mayHold(concept, reader.concepts(block, notes)))
          unanchored.push(`${concepts[concept]}: ${text}`);
      }
    }
  }
  expect(unanchored).toEqual([]);
  expect(met).toBeGreaterThan(1_000);
}, 120_000);

test('a page says the same whether all of it is understood or only what has anchors', () => {
  const detector = createDetector(patterns);
  const thorough = createDetector({ ...patterns, anchors: all.map(() => all) });
  const sentence = fc.constantFrom(
    'Crunches burn belly fat.',
    'Does this tea melt fat off your thighs?',
    'No, that is a myth.',
    'Myth 3',
    'Lose 3 inches in a week!',
    'It slims your waist.',
    'Try the waist trainer.',
    'The ferry runs every two hours.',
    'Planks',
    '“It melts love handles”, says the ad.',
    'There is no evidence for that.',
    'For instance, sit-ups flatten your tummy.',
  );
  const block = fc.record({
    text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' ')),
    kind: fc.constantFrom(...BLOCK_KINDS),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      expect(detector.detect(blocks, { sensitivity: 'broad' })).toEqual(
        thorough.detect(blocks, { sensitivity: 'broad' }),
      );
    }),
    { numRuns: 300 },
  );
});

test('a pattern is anchored in the rarest of its words, and so is what patterns make of it', () => {
  const [rare, common, made, outer, quote] = [0, 1, 2, 3, 4];
  const step = (concept: number, after: number): CompiledStep => ({
    after,
    concepts: [concept],
    forms: ANY_FORM,
    gap: 0,
    far: false,
    opens: false,
  });
  const anchors = compileAnchors({
    phrases: [
      { words: 'the', concept: common, form: 1 },
      { words: 'liposculpture', concept: rare, form: 1 },
    ],
    levels: [
      { nodes: [step(common, -1)], ends: [{ ...step(rare, 0), concept: made }] },
      { nodes: [step(quote, -1)], ends: [{ ...step(made, 0), concept: outer }] },
    ],
    ancestors: [[rare], [common], [made], [outer], [quote]],
    unspoken: quote,
  });
  expect(anchors).toEqual([[rare], [common], [rare], [rare], [quote]]);
});
