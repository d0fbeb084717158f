import { BLOCK_KINDS, type Block, type BlockKind } from '../detect/claim.ts';

/** A page to scan, as a line of the input gives it. */
export interface PageRecord {
  readonly id: string | number;
  readonly blocks: readonly Block[];
}

/** A line that is no page; `message` says why. */
export class BadRecord extends Error {
  override name = 'BadRecord';
}

/** Parses `{"id", "blocks": [text or {text, kind}]}`; fields beside these are left unread. Throws BadRecord. */
export function parseRecord(line: string): PageRecord {
  const data = parseJson(line);
  if (!isObject(data)) throw new BadRecord('not a JSON object');
  const { id, blocks } = data;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new BadRecord('"id" must be a string or a number');
  if (!Array.isArray(blocks)) throw new BadRecord('"blocks" must be a list');
  return { id, blocks: blocks.map(parseBlock) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BadRecord(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseBlock(block: unknown, index: number): Block {
  if (typeof block === 'string') return { text: block, kind: 'text' };
  if (!isObject(block) || typeof block['text'] !== 'string') {
    throw new BadRecord(`block ${index} must be a string or an object with a string "text"`);
  }
  return { text: block['text'], kind: isKind(block['kind']) ? block['kind'] : 'text' };
}

const isKind = (kind: unknown): kind is BlockKind => BLOCK_KINDS.some((known) => known === kind);

const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
