import type { Lexicon } from '../words/lexicon.ts';
import type { Wording } from '../words/tokens.ts';
import { UNKNOWN } from '../words/word-table.ts';
import { IntList } from './int-list.ts';

/** A stretch of tokens with a meaning. */
export interface Tag {
  readonly concept: number;
  /** First token, and the token after the last. */
  readonly start: number;
  readonly end: number;
  /** What it is made of; empty for a word or phrase of the vocabulary. */
  readonly parts: readonly Tag[];
}

/** A tag of a word or phrase. */
export interface PhraseTag extends Omit<Tag, 'parts'> {
  /** FORMS bit of the word that heads it. */
  readonly form: number;
}

/** Tags of words and phrases, ordered by start; two numbers each, because a text has twice as many as words. */
export class PhraseTags {
  /** First token; then concept, FORMS bits and number of tokens in one. */
  private readonly cells = new IntList(256);

  get length(): number {
    return this.cells.length >> 1;
  }

  /** Begins another text. */
  clear(): void {
    this.cells.clear();
  }

  add(concept: number, form: number, start: number, end: number): void {
    this.cells.push(start);
    this.cells.push((concept << 14) | (form << 8) | Math.min(end - start, 255));
  }

  concept(tag: number): number {
    return this.meaning(tag) >> 14;
  }

  form(tag: number): number {
    return (this.meaning(tag) >> 8) & 63;
  }

  start(tag: number): number {
    return this.cells.at(2 * tag);
  }

  end(tag: number): number {
    return this.start(tag) + (this.meaning(tag) & 255);
  }

  /** These and others, which are ordered by start too. */
  with(others: readonly PhraseTag[]): PhraseTags {
    const all = new PhraseTags();
    let next = 0;
    for (let tag = 0; tag < this.length; tag++) {
      for (let other = others[next]; other && other.start < this.start(tag); other = others[++next])
        all.add(other.concept, other.form, other.start, other.end);
      all.add(this.concept(tag), this.form(tag), this.start(tag), this.end(tag));
    }
    for (const { concept, form, start, end } of others.slice(next)) all.add(concept, form, start, end);
    return all;
  }

  /** Drops of the tags from `from` on those that end before a token. */
  dropShorter(from: number, end: number): void {
    let kept = from;
    for (let tag = from; tag < this.length; tag++) {
      if (this.end(tag) < end) continue;
      this.cells.values.copyWithin(2 * kept, 2 * tag, 2 * tag + 2);
      kept++;
    }
    this.cells.length = 2 * kept;
  }

  private meaning(tag: number): number {
    return this.cells.at(2 * tag + 1);
  }
}

/**
 * Tags the phrases of the vocabulary in a block. They may overlap, but where one of a swallowing concept stands
 * ("belly button", "not only") the words inside it mean nothing else.
 * @param tags whatever they held before is gone
 */
export function tagPhrases(tokens: Wording, lexicon: Lexicon, tags: PhraseTags): void {
  tags.clear();
  let at = 0;
  while (at < tokens.length) {
    const from = tags.length;
    const swallowed = tagFrom(at, tokens, lexicon, tags);
    if (swallowed > 0) tags.dropShorter(from, swallowed);
    at = swallowed > 0 ? swallowed : at + 1;
  }
}

/** Adds the phrases that begin at a token; returns the end of the longest one that swallows, or 0. */
function tagFrom(from: number, tokens: Wording, lexicon: Lexicon, tags: PhraseTags): number {
  let swallowed = 0;
  let node = 0;
  for (let at = from; at < tokens.length; at++) {
    if (at > from && (tokens.borders[at] ?? 0) > 0) break;
    node = lexicon.next(node, tokens.words[at] ?? UNKNOWN);
    if (node === 0) break;
    const end = lexicon.meaningsFrom(node + 1);
    for (let meaning = lexicon.meaningsFrom(node); meaning < end; meaning += 2)
      tags.add(lexicon.conceptAt(meaning), lexicon.formAt(meaning), from, at + 1);
    if (lexicon.swallowsAt(node)) swallowed = at + 1;
  }
  return swallowed;
}
