import { parse } from 'yaml';
import { BLOCK_KINDS, type BlockKind } from '../detect/claim.ts';
import {
  BadCorpus,
  LABELS,
  type LabelledBlock,
  type LabelledPage,
  type LabelledSentence,
  readList,
  readObject,
  readText,
  readWord,
} from './labelled-page.ts';

/** What sort of source a document of tests/corpus is written as. */
export const SOURCE_KINDS = [
  'claim',
  'debunk',
  'mixed',
  'exercise',
  'health',
  'shop',
  'forum',
  'caption',
  'headline-set',
  'regulator',
  'other-field',
] as const;

/**
 * Reads a document of tests/corpus (tests/corpus/README.md tells the format). A block's text is its sentences joined
 * by one space.
 * @param yaml the file's text
 * @param name the file's name without ending, which is the document's id
 * @throws BadCorpus
 */
export function parseDocument(yaml: string, name: string): LabelledPage {
  const { id, kind, genre, blocks } = readObject(parseYaml(yaml), 'the document');
  if (id !== name) throw new BadCorpus(`id must be the file's name, ${name}`);
  readText(genre, 'genre');
  return {
    id: name,
    kind: readWord(kind, SOURCE_KINDS, 'kind'),
    blocks: readList(blocks, 'blocks').map(parseBlock),
  };
}

function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    // The further lines quote the document, which may be one whose text is not to be seen.
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw new BadCorpus(`no YAML: ${reason}`);
  }
}

function parseBlock(data: unknown, index: number): LabelledBlock {
  const at = `block ${index}`;
  const { kind, sentences } = readObject(data, at);
  const parsed = readList(sentences, `${at}: sentences`).map((sentence, number) =>
    parseSentence(sentence, `${at}, sentence ${number}`),
  );
  return joined(readWord(kind, BLOCK_KINDS, `${at}: kind`), parsed);
}

type WrittenSentence = Omit<LabelledSentence, 'start' | 'end'> & { readonly text: string };

/** `[label, text]`, and of a claim `[label, family, text]`. */
function parseSentence(data: unknown, at: string): WrittenSentence {
  const parts = readList(data, at);
  const label = readWord(parts[0], LABELS, `${at}: label`);
  const expected = label === 'claim' ? 3 : 2;
  if (parts.length !== expected)
    throw new BadCorpus(`${at}: a ${label} has ${expected} parts, not ${parts.length}`);
  const text = readText(parts.at(-1), `${at}: text`);
  return label === 'claim' ? { label, text, family: readText(parts[1], `${at}: family`) } : { label, text };
}

function joined(kind: BlockKind, written: readonly WrittenSentence[]): LabelledBlock {
  let end = -1;
  const sentences = written.map(({ text, ...labels }) => {
    const start = end + 1;
    end = start + text.length;
    return { ...labels, start, end };
  });
  return { kind, text: written.map(({ text }) => text).join(' '), sentences };
}
