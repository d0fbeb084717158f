import type { Lexicon } from './lexicon.ts';
import { type Tokens, UNKNOWN } from './tokens.ts';

/** A stretch of tokens with a meaning. */
export interface Tag {
  readonly concept: number;
  /** FORMS bit of the word that heads it. */
  readonly form: number;
  /** First token, and the token after the last. */
  readonly start: number;
  readonly end: number;
  /** What it is made of; empty for a word or phrase of the vocabulary. */
  readonly parts: readonly Tag[];
}

const NO_PARTS: readonly Tag[] = [];

/**
 * The phrases of the vocabulary in a block, ordered by start. Phrases may overlap, but where one of a swallowing
 * concept stands ("belly button", "not only") the words inside it mean nothing else.
 */
export function tagPhrases(tokens: Tokens, lexicon: Lexicon): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  while (at < tokens.length) {
    const from = tags.length;
    const swallowed = tagFrom(at, tokens, lexicon, tags);
    if (swallowed > 0) dropOthers(tags, from, swallowed);
    at = swallowed > 0 ? swallowed : at + 1;
  }
  return tags;
}

/** Adds the phrases that begin at a token; returns the end of the longest one that swallows, or 0. */
function tagFrom(from: number, tokens: Tokens, lexicon: Lexicon, tags: Tag[]): number {
  let swallowed = 0;
  let node = 0;
  for (let at = from; at < tokens.length; at++) {
    if (at > from && (tokens.borders[at] ?? 0) > 0) break;
    node = lexicon.next(node, tokens.words[at] ?? UNKNOWN);
    if (node === 0) break;
    const meanings = lexicon.meaningsAt(node);
    for (let i = 0; i < meanings.length; i += 2) {
      tags.push({
        concept: meanings[i] ?? 0,
        form: meanings[i + 1] ?? 0,
        start: from,
        end: at + 1,
        parts: NO_PARTS,
      });
    }
    if (lexicon.swallowsAt(node)) swallowed = at + 1;
  }
  return swallowed;
}

/** Keeps of the tags added since `from` only those that are no shorter than the swallowing phrase. */
function dropOthers(tags: Tag[], from: number, end: number): void {
  const kept = tags.slice(from).filter((tag) => tag.end >= end);
  tags.length = from;
  tags.push(...kept);
}
