import type { Corpus } from './corpus.ts';
import { LABELS, type LabelledSentence } from './labelled-page.ts';
import type { Table } from './tables.ts';

/** How many sentences corpora have of every label, and of claims of every family. */
export function sizesOf(corpora: readonly Corpus[]): Table {
  const families = new Set(corpora.flatMap(sentencesOf).flatMap(({ family }) => family ?? []));
  const row = (name: string, which: (sentence: LabelledSentence) => boolean) => [
    name,
    ...corpora.map((corpus) => String(sentencesOf(corpus).filter(which).length)),
  ];
  return {
    title: 'sizes',
    head: ['', ...corpora.map(({ name }) => name)],
    rows: [
      ['documents', ...corpora.map(({ pages }) => String(pages.length))],
      row('sentences', () => true),
      ...LABELS.map((label) => row(label, (sentence) => sentence.label === label)),
      ...[...families]
        .sort()
        .map((family) => row(`claim, ${family}`, (sentence) => sentence.family === family)),
    ],
  };
}

export const sentencesOf = ({ pages }: Corpus): LabelledSentence[] =>
  pages.flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences));
