/** The gate of every page: only its no is final, so it must never be wrong where it says no. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Block, BlockKind } from '../../src/detect/claim.ts';
import { createDetector } from '../../src/detect/detector.ts';
import { createGate } from '../../src/detect/gate.ts';
import { textsUnder } from '../../src/page/gate/gate-text.ts';
import { compileRules } from '../rule-files.ts';
import { RuleTexts } from '../rule-texts.ts';

const { gate, patterns } = await compileRules();
const opens = createGate(gate);
const detector = createDetector(patterns);
/** The same without a gate before each block: every letter opens it. */
const ungated = createDetector({
  ...patterns,
  gate: ['0A0B0C0D0E0F0G0H0I0J0K0L0M0N0O0P0Q0R0S0T0U0V0W0X0Y0Z'],
});

interface CorpusPage {
  readonly name: string;
  readonly blocks: readonly Block[];
}

function readPages(part: string): CorpusPage[] {
  const folder = fileURLToPath(new URL(`../corpus/${part}/`, import.meta.url));
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((name) => {
    const { blocks } = parse(readFileSync(folder + name, 'utf8')) as {
      blocks: { kind: BlockKind; sentences: string[][] }[];
    };
    const textOf = (sentences: string[][]): string => sentences.map((one) => one.at(-1)).join(' ');
    return { name, blocks: blocks.map(({ kind, sentences }) => ({ kind, text: textOf(sentences) })) };
  });
}
const pages = [...readPages('open'), ...readPages('held-out')];

const isFound = (blocks: readonly Block[]): boolean => {
  const { claims, refutations } = ungated.detect(blocks, { sensitivity: 'broad' });
  return claims.length + refutations.length > 0;
};

/** What the gate reads of a page, and whether that opens it. */
function opensPage(html: string): boolean {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  return [...textsUnder(document as unknown as Document, () => undefined)].some(opens);
}

test('what the patterns can say opens the gate', async () => {
  const texts = await RuleTexts.load();
  /**
   * Effects that say too little for the gate: they count where a mechanism or a name says the rest, and there the
   * page has other words that open it, as the corpora show. So it is with those that lean on what stands before them
   * ("It melts it off"): there the page names the place.
   */
  const little = ['product-name', 'fat-burned-near', 'loss-of-it', 'shrinks-it'];
  const effects = new Set(patterns.rules.flatMap(({ effects, openEffects }) => [...effects, ...openEffects]));
  let count = 0;
  const shut: string[] = [];
  for (const effect of effects) {
    const name = patterns.concepts[effect] ?? '';
    for (const text of little.includes(name) ? [] : texts.of(name)) {
      count++;
      if (!opens(text)) shut.push(`${name}: ${text}`);
    }
  }
  expect(count).toBeGreaterThan(3_000);
  // Some patterns meet only beside words that open the gate; a new shape without gate words would be far more.
  expect(shut.length / count, shut.slice(0, 50).join('\n')).toBeLessThan(0.005);
}, 120_000);

test('every page of the corpora on which something is found opens the gate', () => {
  const shut = pages.filter(
    ({ blocks }) => isFound(blocks) && !opens(blocks.map(({ text }) => text).join('\n')),
  );
  expect(shut.map(({ name }) => name)).toEqual([]);
});

test('the gate before each block costs next to no finding', () => {
  const count = (of: typeof detector): number =>
    pages.reduce((sum, { blocks }) => sum + of.detect(blocks, { sensitivity: 'broad' }).claims.length, 0);
  expect(count(detector) / count(ungated)).toBeGreaterThan(0.995);
});

/** Blocks of the corpora that hold a claim by themselves. */
const claims = pages
  .flatMap(({ blocks }) => blocks)
  .filter((block) => block.text.length < 200 && isFound([block]) && opens(block.text));
const around = fc.constantFrom('', 'Next', 'and', 'The ferry runs twice.', '<p>Onions</p>', '<i>soft</i>');
const escaped = (text: string): string => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

test('a claim opens the gate however the page writes it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...claims),
      fc.nat(),
      fc.constantFrom('<b>', '<span></span>', '<wbr>', '&shy;'),
      around,
      around,
      ({ text }, place, cut, before, after) => {
        const at = place % text.length;
        const [head, tail] = [escaped(text.slice(0, at)), escaped(text.slice(at))];
        const written = cut === '<b>' ? `${head}<b>${tail}</b>` : `${head}${cut}${tail}`;
        expect(opensPage(`${before}<p>${written}</p>${after}`)).toBe(true);
        expect(opensPage(`<p>Soup</p><img alt="${escaped(text)}"><p>Soup</p>`)).toBe(true);
        expect(opensPage(`<script>"${'x '.repeat(30)}"</script><a title="${escaped(text)}">i</a>`)).toBe(
          true,
        );
      },
    ),
    { numRuns: 400 },
  );
});

test('a claim opens the gate where a sign that is not read stands between it and what comes before', () => {
  expect(opensPage('<i>soft</i><p>&shy;Tum-B-Gone night capsules</p>')).toBe(true);
});

test('a claim within a hashtag opens the gate, a word that only ends so does not', () => {
  expect(opensPage('<p>Soup again #goodbyemuffintop</p>')).toBe(true);
  expect(opensPage('<p>Soup again goodbyemuffintop</p>')).toBe(false);
});

test('what nobody reads as text does not open the gate', () => {
  const claim = 'Crunches burn belly fat.';
  for (const name of ['script', 'style', 'textarea', 'code'])
    expect(opensPage(`<p>Soup</p><${name}>${claim}</${name}>`), name).toBe(false);
  expect(opensPage(`<p>Soup</p><q>${claim}</q>`)).toBe(true);
});

test('a claim opens the gate where a long text is cut', () => {
  const filler = '<p>Soup and bread, soup and bread again. </p>';
  for (const length of [1000, 1200, 1219, 1220, 1221, 1240, 2440])
    expect(opensPage(`${filler.repeat(length)}<p>Crunches burn belly fat.</p>`)).toBe(true);
  expect(opensPage(filler.repeat(2500))).toBe(false);
});
