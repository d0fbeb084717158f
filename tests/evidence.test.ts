import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CitedText, Evidence, Study, Verdict } from '../src/shared/evidence.ts';

type Card = Omit<Evidence, 'family'>;
type Entry = Omit<Study, 'id'>;

/** The families that rules refer to, each with the verdict that holds for its claims. */
const VERDICT_OF: Readonly<Record<string, Verdict>> = {
  'exercise-region': 'not-supported',
  'quick-fix': 'not-supported',
  'supplements-foods': 'not-supported',
  'creams-wraps-devices': 'not-supported',
  'massage-heat-vibration': 'not-supported',
  face: 'not-supported',
  toning: 'misleading',
  'blood-flow': 'misleading',
  'fat-into-muscle': 'misleading',
  'sex-genes': 'misleading',
  'hiit-cardio-belly': 'needs-context',
  'cortisol-belly': 'needs-context',
  'local-medical': 'needs-context',
  'fibre-type': 'no-evidence',
};

const MAX_LENGTH = { found: 320, contrary: 280, instead: 220 } as const;
const PARTS = ['found', 'contrary', 'instead'] as const;

/** The words by which an answer says how sure it is; `high` goes without any of them. */
const HEDGE = { moderate: /\bprobably\b/i, low: /\bmay\b/i, 'very-low': /\bvery uncertain\b/i } as const;

/** Words that promise more than evidence can give, or that scold. */
const FORBIDDEN =
  /\b(?:impossible|unequivocal\w*|(?:un|dis)?proven|(?:dis)?proves?|no study (?:has )?ever|never been|always|myths?|debunk\w*|scams?|lies?|nonsense|fake|consistently|maximi[sz]es?)\b|!/i;

const rules = new URL('../rules/', import.meta.url);
const readRule = (path: string): string => readFileSync(new URL(path, rules), 'utf8');

const ajv = new Ajv({ allErrors: true });
const isCard = ajv.compile<Card>(JSON.parse(readRule('schema/evidence.schema.json')));
const isBibliography = ajv.compile<Record<string, Entry>>(JSON.parse(readRule('schema/studies.schema.json')));

function readCard(file: string): Card {
  const card: unknown = parse(readRule(`evidence/${file}`));
  if (!isCard(card)) throw new Error(`rules/evidence/${file}: ${ajv.errorsText(isCard.errors)}`);
  return card;
}

function readBibliography(): Record<string, Entry> {
  const entries: unknown = parse(readRule('studies.yaml'));
  if (!isBibliography(entries))
    throw new Error(`rules/studies.yaml: ${ajv.errorsText(isBibliography.errors)}`);
  return entries;
}

const files = readdirSync(new URL('evidence/', rules));
const cards: [family: string, card: Card][] = files.map((file) => [
  file.replace(/\.yaml$/, ''),
  readCard(file),
]);
const bibliography = readBibliography();

const citedTexts: [where: string, cited: CitedText][] = cards.flatMap(([family, card]) =>
  PARTS.map((part): [string, CitedText] => [`${family}, ${part}`, card[part]]),
);
const citedIds = new Set(citedTexts.flatMap(([, { studies }]) => studies));
const entriesOf = ({ studies }: CitedText): Entry[] => studies.flatMap((id) => bibliography[id] ?? []);
const isRegulators = ({ design }: Entry): boolean => /^(?:Law enforcement|Regulator’s guide)$/.test(design);

/** The parts of an entry that state what was done and found, as against where it was published. */
const statementsOf = ({ n, design, duration, measure, finding, limits }: Entry) =>
  [n, design, duration, measure, finding, limits].filter((part) => part !== undefined);

/** Numerals of a text without thousands separators: `34,342` and `34342` are the same number. */
const numbersOf = (text: string): string[] =>
  text.replace(/(\d),(?=\d{3}\b)/g, '$1').match(/\d+(?:\.\d+)?/g) ?? [];

const VOWELS = /[aeiouy]+/g;

/** Spoken length of one word, by rule of thumb: a numeral counts a syllable a digit, initials one a letter. */
function syllables(word: string): number {
  if (/\d/.test(word)) return word.replace(/\D/g, '').length;
  if (/^[A-Z]{2,}$/.test(word)) return word.length;
  const spoken = word
    .toLowerCase()
    .replace(/(?<=[^aeiouy])(?:e|es|ed)$/, (ending, at: number, whole: string) => {
      const before = whole.slice(0, at);
      if (ending === 'ed') return /[td]$/.test(before) ? ending : '';
      if (ending === 'es' && /(?:[sxzcg]|ch|sh)$/.test(before)) return ending;
      return /[^aeiouy][lr]$/.test(before) ? ending : '';
    })
    .replace(/i(?=[ao](?!us|n))|(?<=[aeo])(?=ing$)/g, 'i-');
  return Math.max(1, spoken.match(VOWELS)?.length ?? 0);
}

/**
 * US school grade of a text by Flesch and Kincaid's formula
 * (https://en.wikipedia.org/wiki/Flesch–Kincaid_readability_tests); a semicolon does not end a sentence.
 */
function readingGrade(text: string): number {
  const sentences = text.split(/[.?](?:\s|$)/).filter((sentence) => sentence.trim() !== '');
  const words = text.match(/[\p{L}\d][\p{L}\d,.’']*[\p{L}\d]|[\p{L}\d]/gu) ?? [];
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return (0.39 * words.length) / sentences.length + (11.8 * spoken) / words.length - 15.59;
}

describe('the cards', () => {
  it('there is one for every family, with the verdict that holds for it', () => {
    const verdicts = Object.fromEntries(cards.map(([family, { verdict }]) => [family, verdict]));
    expect(verdicts).toEqual(VERDICT_OF);
  });

  it.each(Object.entries(MAX_LENGTH))('the schema holds %s to %i characters', (part, limit) => {
    const [, card] = cards[0] ?? [];
    const withText = (length: number) => ({
      ...card,
      [part]: { text: 'a'.repeat(length), studies: ['walts-2008'] },
    });
    expect(isCard(withText(limit))).toBe(true);
    expect(isCard(withText(limit + 1))).toBe(false);
  });

  it('the schema lets in em and strong, and no other markup', () => {
    const [, card] = cards[0] ?? [];
    expect(isCard({ ...card, answer: 'It <em>may</em> not.' })).toBe(true);
    expect(isCard({ ...card, answer: 'It <em onclick="x">may</em> not.' })).toBe(false);
    expect(isCard({ ...card, answer: 'It <b>may</b> not.' })).toBe(false);
  });

  it.each(cards)('%s answers in one sentence', (_family, { answer }) => {
    expect(answer).toMatch(/^[^.?!]+\.$/);
  });

  it.each(cards)('%s is as sure in its answer as in its grade', (_family, { answer, sure }) => {
    const levels = Object.values(sure);
    for (const [level, hedge] of Object.entries(HEDGE)) {
      if (levels.some((sureOf) => sureOf === level)) expect(answer).toMatch(hedge);
      else if (levels.every((sureOf) => sureOf === 'high')) expect(answer).not.toMatch(hedge);
    }
  });

  it.each(cards)('%s is readable at grade 9', (_family, { answer, found }) => {
    expect(readingGrade(`${answer} ${found.text}`)).toBeLessThanOrEqual(9);
  });

  it.each(cards)('%s promises no more than evidence can give', (_family, card) => {
    for (const text of [card.answer, ...PARTS.map((part) => card[part].text)]) {
      expect(text).not.toMatch(FORBIDDEN);
    }
  });
});

describe('what the cards cite', () => {
  it.each(citedTexts)('%s: every study is in the bibliography', (_where, { studies }) => {
    expect(studies.filter((id) => !Object.hasOwn(bibliography, id))).toEqual([]);
  });

  it.each(citedTexts)('%s: every number stands in a study that it cites', (_where, cited) => {
    const known = new Set(numbersOf(entriesOf(cited).flatMap(statementsOf).join(' ; ')));
    expect(numbersOf(cited.text).filter((number) => !known.has(number))).toEqual([]);
  });

  it('a regulator’s case tells of advertising, so no card takes it for a trial', () => {
    expect([...citedIds].filter((id) => bibliography[id]?.design === 'Law enforcement')).toEqual([]);
  });

  it('the pooled review of limbs is cited only where limbs are spoken of', () => {
    const texts = citedTexts.filter(([, { studies }]) => studies.includes('ramirez-campillo-2022'));
    expect(texts.length).toBeGreaterThan(0);
    for (const [, { text }] of texts) expect(text).toMatch(/\blimb\b/);
  });

  it('a retracted study is cited only as retracted', () => {
    const texts = citedTexts.filter(([, cited]) =>
      entriesOf(cited).some(({ design }) => /retract/i.test(design)),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const [, { text }] of texts) expect(text).toMatch(/was retracted/);
  });
});

describe('the bibliography', () => {
  it('is in alphabetical order', () => {
    const ids = Object.keys(bibliography);
    expect(ids).toEqual(ids.toSorted());
  });

  // Regulators' cases wait for the review of advertisements, which names them beside the rule that a claim may breach.
  it('holds nothing that no card cites, but for regulators’ cases', () => {
    const uncited = Object.entries(bibliography).filter(
      ([id, entry]) => !citedIds.has(id) && !isRegulators(entry),
    );
    expect(uncited.map(([id]) => id)).toEqual([]);
  });

  it('gives no DOI or PubMed number to two studies', () => {
    const numbers = Object.values(bibliography).flatMap(({ doi, pmid }) => [
      doi?.toLowerCase() ?? [],
      pmid ?? [],
    ]);
    expect(numbers.flat().length).toBe(new Set(numbers.flat()).size);
  });

  it('states its findings soberly', () => {
    const loud = Object.entries(bibliography).filter(([, { finding, limits = '' }]) =>
      FORBIDDEN.test(`${finding} ${limits}`),
    );
    expect(loud.map(([id]) => id)).toEqual([]);
  });

  it.each([
    ['doi', 'https://doi.org/10.5114/hm.2022.110373'],
    ['doi', '10.5114'],
    ['doi', '10.5114/hm 2022'],
    ['pmid', 'PMC2269664'],
    ['pmid', '018317378'],
    ['pmid', 18317378],
    ['url', 'http://example.org/page'],
    ['n', 0],
    ['pages', '1-14'],
  ])('the schema refuses %s %s', (part, value) => {
    const entry = { title: 'A title', design: 'A trial', finding: 'It found this.' };
    expect(isBibliography({ 'a-2022': entry })).toBe(true);
    expect(isBibliography({ 'a-2022': { ...entry, [part]: value } })).toBe(false);
  });
});

describe('the reading grade', () => {
  it.each([
    ['fat', 1],
    ['muscle', 2],
    ['muscles', 2],
    ['fibre', 2],
    ['trained', 1],
    ['treated', 2],
    ['exercise', 3],
    ['exercises', 4],
    ['changed', 1],
    ['studies', 2],
    ['people', 2],
    ['placebo', 3],
    ['centimetres', 4],
    ['evidence', 3],
    ['cardio', 3],
    ['massage', 2],
    ['doing', 2],
    ['vibration', 3],
    ['ultrasound', 3],
    ['waist', 1],
    ['MRI', 3],
    ['104', 3],
  ])('hears %s as %i', (word, count) => {
    expect(syllables(word)).toBe(count);
  });

  it('rises with longer words and longer sentences', () => {
    expect(readingGrade('The cat sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59);
    expect(readingGrade('Regional adiposity necessitates comprehensive interventions.')).toBeGreaterThan(20);
  });
});
