import type { Lexicon, PhraseNode } from './lexicon.ts';
import type { Tokens } from './tokens.ts';

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

/** The phrases of the vocabulary in a block, from left to right, the longest wins, none overlap. */
export function tagPhrases(tokens: Tokens, lexicon: Lexicon): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  while (at < tokens.length) {
    const [node, end] = longestPhrase(tokens, lexicon.root, at);
    if (!node) at++;
    else {
      for (const { concept, form } of node.meanings)
        tags.push({ concept, form, start: at, end, parts: NO_PARTS });
      at = end;
    }
  }
  return tags;
}

function longestPhrase(tokens: Tokens, root: PhraseNode, from: number): [PhraseNode | undefined, number] {
  let best: PhraseNode | undefined;
  let end = from;
  let node: PhraseNode | undefined = root;
  for (let at = from; at < tokens.length; at++) {
    if (at > from && (tokens.borders[at] ?? 0) > 0) break;
    node = node?.next?.get(tokens.words[at] ?? -1);
    if (!node) break;
    if (node.meanings.length > 0) {
      best = node;
      end = at + 1;
    }
  }
  return [best, end];
}
