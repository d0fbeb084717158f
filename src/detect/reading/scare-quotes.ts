import type { PhraseTag } from '../tagging/tags.ts';
import type { Tokens } from '../words/tokens.ts';

/** More words than these are speech, fewer left over make the quotation the whole statement. */
const LONGEST = 8;
const LEAST_AROUND = 4;

/** Tags the few words that a longer sentence puts between quotation marks: `it "melts" belly fat`. */
export function tagScareQuotes(tokens: Tokens, concept: number): PhraseTag[] {
  const tags: PhraseTag[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = runEnd(tokens, at, tokens.quoted);
    if (tokens.quoted[at] === 1 && end - at <= LONGEST && wordsAround(tokens, at, end) >= LEAST_AROUND) {
      tags.push({ concept, form: 1, start: at, end });
    }
    at = end;
  }
  return tags;
}

/** End of the run of tokens of the same sentence that agree in a property. */
function runEnd(tokens: Tokens, from: number, property: readonly number[]): number {
  let end = from + 1;
  while (
    end < tokens.length &&
    property[end] === property[from] &&
    tokens.sentences[end] === tokens.sentences[from]
  )
    end++;
  return end;
}

/** Words of the sentence outside the run, counted only as far as it matters. */
function wordsAround(tokens: Tokens, from: number, end: number): number {
  const sentence = tokens.sentences[from];
  let count = 0;
  for (let i = from - 1; i >= 0 && tokens.sentences[i] === sentence && count < LEAST_AROUND; i--) count++;
  for (let i = end; i < tokens.length && tokens.sentences[i] === sentence && count < LEAST_AROUND; i++)
    count++;
  return count;
}
