import { join } from 'node:path';
import { type Corpus, readCorpus } from './corpus.ts';
import { sentencesOf } from './sizes.ts';

// Paths from the project's folder.
export const OWN_CORPUS = 'tests/corpus';
const OPEN = `${OWN_CORPUS}/open`;
const HELD_OUT = `${OWN_CORPUS}/held-out`;
/** What detection made of every sentence of the project's own corpus at standard sensitivity. */
export const STATE_FILE = `${OWN_CORPUS}/state.txt`;
/** Documentation that shows figures between `<!-- figures: … -->` marks. */
export const FIGURE_FILES = ['README.md', 'docs/method.md', `${OWN_CORPUS}/README.md`] as const;
/** How STATE_FILE and FIGURE_FILES are brought up to date. */
export const REFRESH_COMMAND = 'npm run eval -- --write';

/** What a reader of figures must know about the text that they were measured on. */
const READ_BY_WHOM: Readonly<Record<string, string>> = {
  [OPEN]: 'read while the rules were written, so these are figures on seen text',
  [HELD_OUT]: 'its sentences were not read by those who wrote the rules',
};

/** @param root the project's folder */
export const readOwnCorpora = (root: string): Promise<Corpus[]> =>
  Promise.all([OPEN, HELD_OUT].map((name) => readCorpus(join(root, name), name)));

/** Says in a line what a corpus is: its name, its size, who has read it. */
export function describeCorpus(corpus: Corpus): string {
  const { name, pages } = corpus;
  const sentences = sentencesOf(corpus);
  const claims = sentences.filter(({ label }) => label === 'claim').length;
  const size = `${pages.length} documents, ${sentences.length} sentences, ${claims} claims`;
  const whom = READ_BY_WHOM[name];
  return whom ? `${name}: ${size}; ${whom}` : `${name}: ${size}`;
}
