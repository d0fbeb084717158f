/** The rules' vocabulary as somebody would search for it who has nothing but a regular expression. */

/** All phrases of the lexicon that count as a concept. */
function phrasesOf({ concepts, ancestors, lexicon }, concept) {
  const { words, nodeWords, firstChildren, firstMeanings, meanings } = lexicon;
  const kind = concepts.indexOf(concept);
  const phrases = new Set();
  const walk = (node, before) => {
    for (let child = firstChildren[node]; child < firstChildren[node + 1]; child++) {
      const phrase = [...before, words[nodeWords[child]]];
      for (let meaning = firstMeanings[child]; meaning < firstMeanings[child + 1]; meaning += 2)
        if (ancestors[meanings[meaning]].includes(kind)) phrases.add(phrase.join(' '));
      walk(child, phrase);
    }
  };
  walk(0, []);
  return [...phrases];
}

const oneOf = (phrases) =>
  `\\b(?:${phrases
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[^a-z0-9 ]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|')})\\b`;

/** Source of an expression for an effect with a region a few words behind it. */
export const claimExpression = (patterns) =>
  `${oneOf(phrasesOf(patterns, 'gate-effect'))}(?:\\W+\\w+){0,3}?\\W+${oneOf(phrasesOf(patterns, 'gate-region'))}`;
