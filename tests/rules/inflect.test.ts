import { expect, test } from 'vitest';
import { inflect, type WordClass } from '../../src/rules/inflect.ts';

test.each<[string, WordClass, string]>([
  ['burn', 'verb', 'burn burns burning burned burnt'],
  ['melt', 'verb', 'melt melts melting melted molten'],
  ['slim', 'verb', 'slim slims slimming slimmed'],
  ['flatten', 'verb', 'flatten flattens flattening flattened'],
  ['shrink', 'verb', 'shrink shrinks shrinking shrank shrunk shrunken'],
  ['lose', 'verb', 'lose loses losing lost'],
  ['banish', 'verb', 'banish banishes banishing banished'],
  ['get rid of', 'verb', 'get rid of|gets rid of|getting rid of|got rid of|gotten rid of'],
  [
    'be reduced',
    'verb',
    'be reduced|am reduced|are reduced|is reduced|being reduced|was reduced|were reduced|been reduced',
  ],
  ['love handle', 'noun', 'love handle|love handles'],
  ['belly', 'noun', 'belly bellies'],
  ['calf', 'noun', 'calf calves'],
  ['stomach', 'noun', 'stomach stomachs'],
  ['slim', 'adjective', 'slim slimmer slimmest'],
  ['flabby', 'adjective', 'flabby flabbier flabbiest'],
  ['lean', 'adjective', 'lean leaner leanest'],
  ['abs', 'fixed', 'abs'],
])('%s, a %s', (entry, wordClass, forms) => {
  const expected = forms.includes('|') ? forms.split('|') : forms.split(' ');
  expect(inflect(entry, wordClass).map(([words]) => words)).toEqual(expected);
});
