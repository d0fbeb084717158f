import { BLOCK_KINDS, type Block, type BlockKind } from '../detect/claim.ts';
import type { Place } from '../shared/messages/found-claim.ts';
import { readHtmlPage } from './html-page.ts';

/** A block with its place on the page; without one it is readable text. */
export interface PlacedBlock extends Block {
  readonly where?: Place;
}

/** A page to scan. */
export interface PageRecord {
  readonly id: string | number;
  readonly blocks: readonly PlacedBlock[];
  /** True when whoever gave the page does not know its blocks, so that an answer must tell them. */
  readonly isCutHere: boolean;
  /** What the page says in its data for search engines alone. */
  readonly data?: readonly Block[];
  readonly address?: string;
  readonly title?: string;
  /** When the page was kept: ISO 8601, UTC. */
  readonly seen?: string;
}

/** Input that is no page; `message` says why. */
export class BadRecord extends Error {
  override name = 'BadRecord';
}

/**
 * Parses `{"id", "blocks": [text or {text, kind}]}`, `{"id", "text"}` or `{"id", "html"}`, with `url` and `title` if
 * they are there; fields beside these are left unread. Throws BadRecord.
 */
export function parseRecord(line: string): PageRecord {
  const data = parseJson(line);
  if (!isObject(data)) throw new BadRecord('not a JSON object');
  const { id, url, title } = data;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new BadRecord('"id" must be a string or a number');
  return {
    id,
    ...contentOf(data),
    ...(typeof url === 'string' && { address: url }),
    ...(typeof title === 'string' && { title }),
  };
}

function contentOf({ blocks, text, html }: Record<string, unknown>): Omit<PageRecord, 'id'> {
  if (Array.isArray(blocks)) return { blocks: blocks.map(parseBlock), isCutHere: false };
  if (blocks === undefined && typeof text === 'string') return textContent(text);
  if (blocks === undefined && typeof html === 'string') return htmlContent(html);
  throw new BadRecord('"blocks" must be a list (or "text" or "html" a string)');
}

/** An ad's text as a page of one block: offsets are offsets into the text. */
export const textContent = (text: string): Omit<PageRecord, 'id'> => ({
  blocks: [{ text, kind: 'text' }],
  isCutHere: false,
});

/** A page's source as a page. */
export const htmlContent = (html: string): Omit<PageRecord, 'id'> => ({
  ...readHtmlPage(html),
  isCutHere: true,
});

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BadRecord(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parseBlock(block: unknown, index: number): PlacedBlock {
  if (typeof block === 'string') return { text: block, kind: 'text' };
  if (!isObject(block) || typeof block['text'] !== 'string') {
    throw new BadRecord(`block ${index} must be a string or an object with a string "text"`);
  }
  const kind = isKind(block['kind']) ? block['kind'] : 'text';
  return { text: block['text'], kind, ...((kind === 'alt' || kind === 'title') && { where: kind }) };
}

const isKind = (kind: unknown): kind is BlockKind => BLOCK_KINDS.some((known) => known === kind);

const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
