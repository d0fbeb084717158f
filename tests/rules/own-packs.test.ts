import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeValidators } from '../../scripts/make-validators.mjs';
import { createDetector } from '../../src/detect/detector.ts';
import { createGate } from '../../src/detect/gate.ts';
import {
  type OwnPack,
  packEntry,
  packId,
  parsePack,
  storedPacks,
} from '../../src/shared/settings/own-packs.ts';
import { readRuleFiles } from '../rule-files.ts';

await makeValidators();
const { compilePacks, PACK_LIMITS } = await import('../../src/rules/own-packs.ts');
const builtIn = readRuleFiles();

const WORDS = `# words for a fashion
moon-lamp:
  is: particular
  noun: [moon lamp]
`;
const CLAIM = `name: A lamp whose light slims one part
evidence: own
match:
  means: moon-lamp
  effect: slimming-effect
examples:
  claim:
    - "Ten minutes under the moon lamp melt the fat on your hips."
  none:
    - "The moon lamp fits on any bedside table."
`;
const pack = (text: string, name = 'Lamps'): OwnPack => ({ name, text, on: true });
const compile = (...packs: OwnPack[]) => compilePacks(builtIn, packs);
const problemsOf = (text: string) => compile(pack(text)).refused['lamps'];

describe('a pack of words and a claim', () => {
  const { patterns, rules, refused } = compile(pack(`${WORDS}---\n${CLAIM}`));

  test('is taken, and its rule is named', () => {
    expect(refused).toEqual({});
    expect(rules).toEqual({
      'own-lamps-2': { name: 'A lamp whose light slims one part', family: 'own', verdict: 'no-evidence' },
    });
  });

  test('finds its claim beside those of the built-in rules', () => {
    if (!patterns) throw new Error('no patterns');
    const texts = ['A moon lamp melts the fat on your hips.', 'Crunches burn belly fat.'];
    const { claims } = createDetector(patterns).detect(texts.map((text) => ({ text, kind: 'text' })));
    expect(claims.map(({ rule }) => rule)).toEqual(['own-lamps-2', 'exercise-region']);
    for (const text of texts) expect(createGate(patterns.gate)(text)).toBe(true);
  });
});

describe('what is wrong is told with its line', () => {
  test.each([
    ['no YAML', 'match: [', 1, /./],
    ['an unknown key', `${WORDS}---\n${CLAIM}colour: blue\n`, 6, /unknown key "colour"/],
    ['a key of the schema missing', 'name: x\nmatch: {effect: slimming-effect}\n', 1, /required/],
    ['an unknown concept', `${CLAIM.replace('moon-lamp', 'sun-lamp')}`, 4, /unknown concept "sun-lamp"/],
    ['an unknown card', `${WORDS}---\n${CLAIM.replace('own', 'magic')}`, 7, /unknown evidence "magic"/],
    [
      'an example that is no claim',
      `${WORDS}---\n${CLAIM.replace('melt the fat on', 'light')}`,
      13,
      /to be "claim", and is "none"/,
    ],
    [
      'an example that is found, and should not be',
      `${WORDS}---\n${CLAIM.replace('fits on any bedside table', 'melts belly fat')}`,
      15,
      /to be "none", and is "claim"/,
    ],
    ['a concept that is built in', `belly:\n  noun: [tummy]\n---\n${WORDS}---\n${CLAIM}`, 2, /already in/],
    ['a guard', `lamp:\n  reads: none\n  noun: [lamp]\n---\n${CLAIM}`, 2, /only adds claims/],
    ['a guard in other signs', `lamp: {noun: [lamp], "reads": none}\n---\n${CLAIM}`, 1, /only adds claims/],
    ['a wide gap', `lamp:\n  patterns: ["means ..31 region"]\n---\n${CLAIM}`, 2, /gap is too wide/],
    ['words alone', WORDS, 1, /holds no claim/],
    ['nothing', '', 1, /holds no claim/],
    ['too much', 'x'.repeat(PACK_LIMITS.length + 1), 1, /too large/],
    ['too many documents', `---\n${CLAIM}`.repeat(PACK_LIMITS.documents + 1), 1, /too large/],
    ['deep nesting', `match: ${'['.repeat(20_000)}`, 1, /./],
    ['aliases of aliases', bomb(), 1, /./],
  ])('%s', (_, text, line, reason) => {
    const [problem] = problemsOf(text) ?? [];
    expect(problem?.reason).toMatch(reason);
    expect(problem?.line).toBe(line);
  });

  test('a pack with a mistake does not cost the others', () => {
    const { rules, refused } = compile(pack('match: 3', 'Bad'), pack(`${WORDS}---\n${CLAIM}`));
    expect(Object.keys(refused)).toEqual(['bad']);
    expect(Object.keys(rules)).toEqual(['own-lamps-2']);
  });

  test('whatever stands in a pack, there is an answer', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(compile(pack(`match: ${text}`)).refused['lamps']).not.toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** A thousand million elements in nine lines. */
function bomb(): string {
  const lines = ['match: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++)
    lines.push(`k${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
  return lines.join('\n');
}

describe('storing packs', () => {
  test.each([
    ['Lamps', 'lamps'],
    ['  My  lamps! ', 'my-lamps'],
    ['Лампы 2', 'лампы-2'],
    ['…', 'pack'],
    ['x'.repeat(99), 'x'.repeat(40)],
  ])('the id of %j is %j', (name, id) => {
    expect(packId(name)).toBe(id);
  });

  test('what cannot be read is left out', () => {
    const lamps = pack('text');
    const stored = { [packEntry(lamps)]: lamps, 'pack:x': { name: 'x' }, 'pack:y': null, settings: lamps };
    expect(storedPacks(stored)).toEqual([lamps]);
    expect(parsePack({ ...lamps, more: 1 })).toEqual(lamps);
  });
});
