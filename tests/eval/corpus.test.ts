/** The project's own corpus keeps what tests/corpus/README.md says. Failures name sentences, and never quote them. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../src/eval/corpus.ts';
import { LABELS, type LabelledBlock } from '../../src/eval/labelled-page.ts';
import { readOwnCorpora } from '../../src/eval/own-corpus.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpora = await readOwnCorpora(root);
const families = readdirSync(`${root}/rules/evidence`).map((file) => file.replace(/\.yaml$/, ''));
/** Medical procedures do remove fat locally: their family answers readers, and is no claim's. */
const NEVER_CLAIMED = 'local-medical';

const sentences = (corpus: Corpus) =>
  corpus.pages.flatMap(({ id, blocks }) =>
    blocks.flatMap((block, index) =>
      block.sentences.map((sentence, number) => ({ ...sentence, id: `${id} ${index}.${number}` })),
    ),
  );

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text as Unicode has them, without the white space around them. */
const segmented = ({ text }: LabelledBlock) =>
  Array.from(segmenter.segment(text), ({ index, segment }) => {
    const start = index + segment.length - segment.trimStart().length;
    return `${start}-${start + segment.trim().length}`;
  });

test('it is large enough', () => {
  expect(corpora.flatMap(({ pages }) => pages).length).toBeGreaterThanOrEqual(60);
  expect(corpora.flatMap(sentences).length).toBeGreaterThanOrEqual(600);
});

test('no document is in both halves', () => {
  const ids = corpora.flatMap(({ pages }) => pages.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('one half is held out, and known as such', () => {
  expect(corpora.map(({ name, isHeldOut }) => [name, isHeldOut])).toEqual([
    ['tests/corpus/open', false],
    ['tests/corpus/held-out', true],
  ]);
});

describe.each(corpora.map((corpus) => [corpus.name, corpus] as const))('%s', (_, corpus) => {
  test('is about half of it, by sentences', () => {
    const share = sentences(corpus).length / corpora.flatMap(sentences).length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.15);
  });

  test('has every label, and pages without a claim', () => {
    for (const label of LABELS)
      expect(sentences(corpus).filter((sentence) => sentence.label === label).length, label).toBeGreaterThan(
        50,
      );
    const isClaimFree = (blocks: readonly LabelledBlock[]) =>
      !blocks.some((block) => block.sentences.some(({ label }) => label === 'claim'));
    expect(corpus.pages.filter(({ blocks }) => isClaimFree(blocks)).length).toBeGreaterThan(15);
  });

  test('has claims of every family, and each family has its evidence', () => {
    const claimed = new Set(sentences(corpus).flatMap(({ family }) => family ?? []));
    expect([...claimed].sort()).toEqual(families.filter((family) => family !== NEVER_CLAIMED).sort());
  });

  test('has its sentences where Unicode has them', () => {
    const wrong = corpus.pages.flatMap(({ id, blocks }) =>
      blocks.flatMap((block, index) => {
        const labelled = block.sentences.map(({ start, end }) => `${start}-${end}`);
        return labelled.join() === segmented(block).join() ? [] : [`${id} ${index}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
