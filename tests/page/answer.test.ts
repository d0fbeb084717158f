import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileRules } from '../../build.mjs';
import { createDetector } from '../../src/detect/detector.ts';
import { answerFor, pluralWords } from '../../src/page/card/answer.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { wordingOf } from '../../src/rules/wording.ts';

const evidence = {
  answer: {
    any: '{means|Any exercise} may take little off {region|one place}.',
    limbs: 'On {region|a limb} it probably will not.',
  },
};

describe('answerFor', () => {
  test.each([
    ['nothing known', { place: 'any' }, undefined, 'Any exercise may take little off one place.'],
    [
      'a plural of the page',
      { place: 'belly', means: 'an exercise like this', region: 'your belly' },
      'Crunches',
      'Crunches may take little off your belly.',
    ],
    [
      'a singular, which speaks as its kind',
      { place: 'any', means: 'an exercise like this' },
      'plank',
      'An exercise like this may take little off one place.',
    ],
    [
      'words of no known kind are not taken over',
      { place: 'any' },
      'crunches',
      'Any exercise may take little off one place.',
    ],
    [
      'a region with evidence of its own',
      { place: 'limbs', region: 'your arms' },
      undefined,
      'On your arms it probably will not.',
    ],
  ] as const)('%s', (_, wording, words, answer) => {
    expect(answerFor(evidence, wording, words)).toBe(answer);
  });
});

describe('pluralWords', () => {
  test.each([
    ['Crunches', 'crunches'],
    ['SIT-UPS', 'sit-ups'],
    ['HIIT sessions', 'HIIT sessions'],
    ['detox\n teas', 'detox teas'],
    ['Best exercises', 'exercises'],
    ['These moves', 'moves like these'],
    ['plank', null],
    ['press', null],
    ['trainer’s', null],
    ['<b>teas', null],
    ['abs', null],
    ['three sets of twenty crunches', null],
    ['', null],
  ])('%j → %j', (words, plural) => {
    expect(pluralWords(words)).toBe(plural);
  });

  test('lets letters, spaces and hyphens through and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (words) => /^[A-Za-z -]*$/.test(pluralWords(words) ?? '')),
      { numRuns: 1000 },
    );
  });
});

describe('over the claims of the open corpus', () => {
  let ruleSet: RuleSet;
  const answers: string[] = [];

  beforeAll(async () => {
    ruleSet = await compileRules();
    const detector = createDetector(ruleSet.patterns);
    for (const blocks of openPages()) {
      for (const claim of detector.detect(blocks, { sensitivity: 'broad' }).claims) {
        const words = claim.slots.means;
        const card = ruleSet.evidence[claim.family];
        if (!card) throw new Error(`no evidence for ${claim.family}`);
        const wording = wordingOf(ruleSet.wording, claim.concepts ?? {});
        answers.push(
          answerFor(card, wording, words && blocks[claim.block]?.text.slice(words.start, words.end)),
        );
      }
    }
  });

  test('there are some', () => expect(new Set(answers).size).toBeGreaterThan(30));

  test('every answer is one sentence without an empty or left-over place', () => {
    for (const answer of answers) expect(answer).toMatch(/^[A-Z][^.?!{}|]*\.$/);
  });

  test('no answer has words run together or twice', () => {
    for (const answer of answers) {
      expect(answer).not.toMatch(/ {2}| [.,]|\b(\w+) \1\b/);
      expect(answer).not.toMatch(/\b(?:they|their|them|that it|place it)\b/);
      expect(answer).not.toMatch(/\b(?:a|an) (?:your|an?|the|this)\b|\boff (?:off|on)\b/i);
    }
  });

  test('most name the region that the claim is about', () => {
    const named = answers.filter((answer) => /\byour\b/.test(answer));
    expect(named.length / answers.length).toBeGreaterThan(0.5);
  });
});

/** The open corpus' pages: sentences are joined into their blocks by a space. */
function openPages() {
  return readdirSync('tests/corpus/open').map((file) => {
    const { blocks } = parse(readFileSync(`tests/corpus/open/${file}`, 'utf8')) as {
      blocks: { kind?: 'text'; sentences: string[][] }[];
    };
    return blocks.map(({ kind = 'text' as const, sentences }) => ({
      kind,
      text: sentences.map((sentence) => sentence.at(-1) ?? '').join(' '),
    }));
  });
}
