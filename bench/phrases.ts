/** The rules' vocabulary as somebody would search for it who has nothing but a regular expression. */
import { unpackAscending, unpackNumbers } from '../src/detect/packing.ts';
import type { CompiledPatterns } from '../src/detect/patterns.ts';

/** All phrases of the lexicon that count as a concept. */
function phrasesOf({ concepts, ancestors, lexicon }: CompiledPatterns, concept: string): string[] {
  const { words } = lexicon;
  const nodeWords = unpackNumbers(lexicon.nodeWords);
  const meanings = unpackNumbers(lexicon.meanings);
  const firstChildren = unpackAscending(lexicon.firstChildren);
  const firstMeanings = unpackAscending(lexicon.firstMeanings);
  const kind = concepts.indexOf(concept);
  const phrases = new Set<string>();
  const walk = (node: number, before: readonly string[]): void => {
    for (let child = firstChildren[node] ?? 0; child < (firstChildren[node + 1] ?? 0); child++) {
      const phrase = [...before, words[nodeWords[child] ?? 0] ?? ''];
      const end = firstMeanings[child + 1] ?? 0;
      for (let meaning = firstMeanings[child] ?? 0; meaning < end; meaning += 2)
        if (ancestors[meanings[meaning] ?? 0]?.includes(kind)) phrases.add(phrase.join(' '));
      walk(child, phrase);
    }
  };
  walk(0, []);
  return [...phrases];
}

const oneOf = (phrases: string[]): string =>
  `\\b(?:${phrases
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[^a-z0-9 ]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|')})\\b`;

/** Source of an expression for an effect with a region a few words behind it. */
export const claimExpression = (patterns: CompiledPatterns): string =>
  `${oneOf(phrasesOf(patterns, 'gate-effect'))}(?:\\W+\\w+){0,3}?\\W+${oneOf(phrasesOf(patterns, 'gate-region'))}`;
