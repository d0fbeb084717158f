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

/**
 * Reads a page of a labelled corpus that has a page a line:
 * `{"id", "kind", "blocks": [{"text", "kind"?, "sentences": [{"start", "end", "label", "family"?}]}]}`.
 * Fields beside these are left unread. Throws BadCorpus.
 */
export function parseLine(line: string): LabelledPage {
  const { id, kind, blocks } = readObject(parseJson(line), 'the line');
  return {
    id: readText(id, 'id'),
    kind: readText(kind, 'kind'),
    blocks: readList(blocks, 'blocks').map(parseBlock),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BadCorpus(`no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseBlock(data: unknown, index: number): LabelledBlock {
  const at = `block ${index}`;
  const { text, kind, sentences } = readObject(data, at);
  if (typeof text !== 'string') throw new BadCorpus(`${at}: text must be a string`);
  return {
    text,
    kind: isBlockKind(kind) ? kind : 'text',
    sentences: readList(sentences, `${at}: sentences`).map((sentence, number) =>
      parseSentence(sentence, text.length, `${at}, sentence ${number}`),
    ),
  };
}

function parseSentence(data: unknown, length: number, at: string): LabelledSentence {
  const { start, end, label, family } = readObject(data, at);
  if (!isOffset(start) || !isOffset(end) || start >= end || end > length)
    throw new BadCorpus(`${at}: start and end must be offsets into a text of ${length} units, in this order`);
  const labelled = { start, end, label: readWord(label, LABELS, `${at}: label`) };
  return family === undefined ? labelled : { ...labelled, family: readText(family, `${at}: family`) };
}

const isOffset = (data: unknown): data is number => Number.isInteger(data) && Number(data) >= 0;

/** As in scanning, a kind that is not known counts as text. */
const isBlockKind = (kind: unknown): kind is BlockKind => BLOCK_KINDS.some((known) => known === kind);
