import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  EVIDENCE_REGIONS,
  type Evidence,
  type Statement,
  type Study,
  type Verdict,
} from '../../src/shared/evidence.ts';

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

const MAX_LENGTH = { found: 220, contrary: 220, instead: 150 } as const;
const PARTS = ['found', 'contrary', 'instead'] as const;

/** The words by which an answer says how sure it is; `high` goes without any of them. */
const HEDGE = { moderate: /\bprobably\b/i, low: /\bmay\b/i, 'very-low': /\bvery uncertain\b/i } as const;

/** Words that promise more than evidence can give, or that scold. */
const FORBIDDEN =
  /\b(?:impossible|unequivocal\w*|(?:un|dis)?proven|(?:dis)?proves?|no study (?:has )?ever|never been|always|myths?|debunk\w*|scams?|lies?|nonsense|fake|consistently|maximi[sz]es?)\b|!/i;

const rules = new URL('../../rules/', import.meta.url);
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

const statements: [where: string, statement: Statement][] = cards.flatMap(([family, card]) =>
  PARTS.flatMap((part) =>
    card[part].map((one): [string, Statement] => [`${family}, ${part}: ${one.says}`, one]),
  ),
);
const citedIds = new Set([
  ...statements.flatMap(([, { studies = [] }]) => studies),
  ...cards.flatMap(([, { also = [] }]) => also),
]);
const otherThanAny = (sure: Card['sure']): string[] =>
  Object.entries(sure).flatMap(([place, level]) => (level === sure.any ? [] : [place]));
const entriesOf = ({ studies = [] }: Statement): Entry[] => studies.flatMap((id) => bibliography[id] ?? []);
const textOf = (part: readonly Statement[]): string => part.map(({ says }) => says).join(' ');
const isRegulators = ({ design }: Entry): boolean => /^(?:Law enforcement|Regulator’s guide)$/.test(design);

/** The parts of an entry that state what was done and found, as against where it was published. */
const statementsOf = ({ n, design, duration, measure, finding, limits }: Entry) =>
  [n, design, duration, measure, finding, limits].filter((part) => part !== undefined);

/** Numerals of a text without thousands separators: `34,342` and `34342` are the same number. */
const numbersOf = (text: string): string[] =>
  text.replace(/(\d),(?=\d{3}\b)/g, '$1').match(/\d+(?:\.\d+)?/g) ?? [];

/** Spoken length of one word: a numeral counts a syllable a digit, initials one a letter. */
function syllables(word: string): number {
  if (/\d/.test(word)) return word.replace(/\D/g, '').length;
  return /^[A-Z]{2,}$/.test(word) ? word.length : syllable(word);
}

/** US school grade of a text by Flesch and Kincaid's formula; a semicolon does not end a sentence. */
function readingGrade(text: string): number {
  const sentences = text.split(/[.?](?:\s|$)/).filter((sentence) => sentence.trim() !== '');
  const words = text.match(/[\p{L}\d][\p{L}\d,.’']*[\p{L}\d]|[\p{L}\d]/gu) ?? [];
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: spoken });
}

/** An answer as it reads where the claim gives neither means nor region. */
const plainAnswer = (template: string): string =>
  template.replace(/\{(?:means|region)\|([^}]*)\}/g, (_, otherwise: string) => otherwise);

/** Every answer of a card, with the certainty that holds where it is given. */
const answersOf = ({ answer, sure }: Card) =>
  EVIDENCE_REGIONS.flatMap((place) => {
    const template = answer[place];
    return template === undefined ? [] : [{ place, template, sure: sure[place] ?? sure.any }];
  });

describe('the cards', () => {
  it('there is one for every family, with the verdict that holds for it', () => {
    const verdicts = Object.fromEntries(cards.map(([family, { verdict }]) => [family, verdict]));
    expect(verdicts).toEqual(VERDICT_OF);
  });

  it.each(cards)('%s is short in every part', (_family, card) => {
    for (const part of PARTS) expect(textOf(card[part]).length, part).toBeLessThanOrEqual(MAX_LENGTH[part]);
  });

  it('the schema lets in em and strong, and no other markup', () => {
    const [, card] = cards[0] ?? [];
    const withAnswer = (any: string) => ({ ...card, answer: { any } });
    expect(isCard(withAnswer('It <em>may</em> not.'))).toBe(true);
    expect(isCard(withAnswer('It <em onclick="x">may</em> not.'))).toBe(false);
    expect(isCard(withAnswer('It <b>may</b> not.'))).toBe(false);
  });

  it.each(cards)('%s answers in one sentence', (_family, card) => {
    for (const { template } of answersOf(card)) expect(plainAnswer(template)).toMatch(/^[^.?!]+\.$/);
  });

  it.each(cards)(
    '%s has an answer of its own wherever it is more or less sure',
    (_family, { answer, sure }) => {
      expect(Object.keys(answer).sort()).toEqual(expect.arrayContaining(otherThanAny(sure)));
    },
  );

  it.each(cards)('%s is as sure in its answers as in its grades', (_family, card) => {
    for (const { template, sure } of answersOf(card)) {
      for (const [level, hedge] of Object.entries(HEDGE)) {
        if (level === sure) expect(template).toMatch(hedge);
        else if (sure === 'high') expect(template).not.toMatch(hedge);
      }
    }
  });

  // No verb may have to agree with what is filled in: a means stands before a modal verb or a past tense.
  it.each(cards)('%s fills in where any noun phrase reads well', (_family, card) => {
    for (const { template } of answersOf(card)) {
      for (const [, after] of template.matchAll(/\{means\|[^}]*\}(.{6})/g))
        expect(after).toMatch(/^ (?:can|may|will|took|probably can)\b|^ proba/);
      for (const [, before] of template.matchAll(/(\S+) \{region\|/g))
        expect(before).toMatch(/^(?:off|on|slim)$/);
    }
  });

  it.each(cards)('%s is readable at grade 9', (_family, card) => {
    for (const { template } of answersOf(card)) {
      const summary = `${plainAnswer(template)} ${PARTS.map((part) => textOf(card[part])).join(' ')}`;
      expect(readingGrade(summary)).toBeLessThanOrEqual(9);
    }
  });

  it.each(cards)('%s promises no more than evidence can give', (_family, card) => {
    for (const text of [...Object.values(card.answer), ...PARTS.map((part) => textOf(card[part]))]) {
      expect(text).not.toMatch(FORBIDDEN);
    }
  });
});

describe('what the cards cite', () => {
  it.each(statements)('%s: every study is in the bibliography', (_where, { studies = [] }) => {
    expect(studies.filter((id) => !Object.hasOwn(bibliography, id))).toEqual([]);
  });

  it.each(statements)('%s: every number stands in a study that it cites', (_where, cited) => {
    const known = new Set(numbersOf(entriesOf(cited).flatMap(statementsOf).join(' ; ')));
    expect(numbersOf(cited.says).filter((number) => !known.has(number))).toEqual([]);
  });

  it('a regulator’s case tells of advertising, so no card takes it for a trial', () => {
    expect([...citedIds].filter((id) => bibliography[id]?.design === 'Law enforcement')).toEqual([]);
  });

  it('the pooled review of limbs is cited only where limbs are spoken of', () => {
    const texts = statements.filter(([, { studies = [] }]) => studies.includes('ramirez-campillo-2022'));
    expect(texts.length).toBeGreaterThan(0);
    for (const [, { says }] of texts) expect(says).toMatch(/\blimb\b/);
  });

  it('a retracted study is cited only as retracted', () => {
    const texts = statements.filter(([, cited]) =>
      entriesOf(cited).some(({ design }) => /retract/i.test(design)),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const [, { says }] of texts) expect(says).toMatch(/was retracted/);
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
    const entry = {
      title: 'A title',
      design: 'A trial',
      finding: 'It found this.',
      status: 'verified',
      families: [],
    };
    expect(isBibliography({ 'a-2022': entry })).toBe(true);
    expect(isBibliography({ 'a-2022': { ...entry, [part]: value } })).toBe(false);
  });
});

describe('trials at a glance', () => {
  const measured = Object.entries(bibliography).flatMap(([id, study]) => {
    const effect = study['local-effect'];
    return effect ? [[id, study, effect] as const] : [];
  });

  it.each(measured)('%s rests on numbers that its entry holds', (_id, study, { because }) => {
    const known = new Set(numbersOf(statementsOf(study).join(' ; ')));
    expect(numbersOf(because).filter((number) => !known.has(number))).toEqual([]);
  });

  it.each(measured)('%s has the number of its people, unless it pools trials', (_id, { n }, { pooled }) => {
    expect(n !== undefined || pooled === true).toBe(true);
  });

  it.each(measured)('%s measured more than a girth', (_id, { measure = '' }) => {
    expect(measure).toMatch(/CT|MRI|DXA|ultrasound|skinfold|biops|any measure of the limb’s fat/i);
  });

  it('a card whose text speaks of such a trial shows every such trial of its family', () => {
    for (const [family, card] of cards) {
      const listed = new Set([
        ...[card.found, card.contrary].flat().flatMap(({ studies = [] }) => studies),
        ...(card.also ?? []),
      ]);
      const shown = measured.filter(([id]) => listed.has(id));
      if (shown.length < 3) continue;
      const left = measured.filter(([id, { families }]) => families.includes(family) && !listed.has(id));
      expect(
        left.map(([id]) => id),
        family,
      ).toEqual([]);
    }
  });
});

describe('what regulators said', () => {
  const withRegulators = cards.flatMap(([family, { regulators }]) =>
    regulators ? [[family, regulators] as const] : [],
  );

  it.each(withRegulators)('%s names cases of regulators and no trials', (_family, { cases = [] }) => {
    for (const id of cases) expect(bibliography[id]?.design, id).toBe('Law enforcement');
  });

  // The guide leaves out exercise equipment, and none of its claims is about one part of the body.
  it('the Gut Check guide is named for what is worn or rubbed in, and for nothing else', () => {
    const families = withRegulators.filter(([, { rules: ids }]) => ids.includes('us-ftc-gut-check'));
    expect(families.map(([family]) => family)).toEqual(['creams-wraps-devices']);
  });
});

describe('the reading grade', () => {
  it.each([
    ['muscles', 2],
    ['exercise', 3],
    ['changed', 1],
    ['MRI', 3],
    ['104', 3],
  ])('hears %s as %i', (word, count) => {
    expect(syllables(word)).toBe(count);
  });

  it('rises with longer words and longer sentences', () => {
    expect(readingGrade('The cat sat on the mat.')).toBeLessThan(1);
    expect(readingGrade('Regional adiposity necessitates comprehensive interventions.')).toBeGreaterThan(20);
  });
});
