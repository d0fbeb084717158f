import type { Block, Span } from '../detect/claim.ts';

/** What a labeller may call a sentence. `borderline` counts neither for nor against a detector. */
export const LABELS = ['claim', 'borderline', 'refute', 'none'] as const;
export type Label = (typeof LABELS)[number];

/** A sentence of a block: UTF-16 offsets into the block's text, and what a labeller called it. */
export interface LabelledSentence extends Span {
  readonly label: Label;
  /** The claim's family; other labels have none, and some corpora leave it out. */
  readonly family?: string;
}

export interface LabelledBlock extends Block {
  readonly sentences: readonly LabelledSentence[];
}

/** A page whose every sentence has a label. */
export interface LabelledPage {
  readonly id: string;
  /** What sort of source it is: shop, debunk, forum … */
  readonly kind: string;
  readonly blocks: readonly LabelledBlock[];
}

/** Labelled text that does not keep its format; `message` says where and why. */
export class BadCorpus extends Error {
  override name = 'BadCorpus';
}

export function readObject(data: unknown, what: string): Record<string, unknown> {
  if (typeof data === 'object' && data !== null && !Array.isArray(data))
    return data as Record<string, unknown>;
  throw new BadCorpus(`${what} must be an object`);
}

export function readList(data: unknown, what: string): readonly unknown[] {
  if (Array.isArray(data)) return data;
  throw new BadCorpus(`${what} must be a list`);
}

export function readText(data: unknown, what: string): string {
  if (typeof data === 'string' && data.trim() !== '') return data;
  throw new BadCorpus(`${what} must be a text that is not blank`);
}

/** One of the words that are allowed here. */
export function readWord<Word extends string>(data: unknown, words: readonly Word[], what: string): Word {
  const word = words.find((known) => known === data);
  if (word) return word;
  throw new BadCorpus(`${what} must be one of ${words.join(', ')}, not ${JSON.stringify(data)}`);
}
