import { FORMS } from '../detect/patterns.ts';

/** English inflection by a few rules and a table of exceptions: enough for the words that claims are made of. */

/** A form of a word with its FORMS bit. */
export type InflectedForm = readonly [words: string, form: number];

export const WORD_CLASSES = ['noun', 'verb', 'adjective', 'fixed'] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** Past tense and past participle, where they are not made with -ed; British and American both. */
const PASTS: Readonly<Record<string, readonly string[]>> = {
  beat: ['beat', 'beaten'],
  become: ['became', 'become'],
  bid: ['bid'],
  break: ['broke', 'broken'],
  bring: ['brought'],
  burn: ['burned', 'burnt'],
  buy: ['bought'],
  come: ['came', 'come'],
  cut: ['cut'],
  do: ['did', 'done'],
  drink: ['drank', 'drunk'],
  drop: ['dropped'],
  eat: ['ate', 'eaten'],
  fall: ['fell', 'fallen'],
  fight: ['fought'],
  find: ['found'],
  get: ['got', 'gotten'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  have: ['had'],
  hear: ['heard'],
  keep: ['kept'],
  kiss: ['kissed'],
  know: ['knew', 'known'],
  leave: ['left'],
  lose: ['lost'],
  make: ['made'],
  mean: ['meant'],
  melt: ['melted', 'molten'],
  put: ['put'],
  read: ['read'],
  rid: ['rid'],
  ride: ['rode', 'ridden'],
  rub: ['rubbed'],
  run: ['ran', 'run'],
  say: ['said'],
  see: ['saw', 'seen'],
  sell: ['sold'],
  send: ['sent'],
  shed: ['shed'],
  shrink: ['shrank', 'shrunk', 'shrunken'],
  slit: ['slit'],
  speak: ['spoke', 'spoken'],
  strip: ['stripped'],
  swear: ['swore', 'sworn'],
  sweep: ['swept'],
  swim: ['swam', 'swum'],
  swing: ['swung'],
  take: ['took', 'taken'],
  teach: ['taught'],
  tell: ['told'],
  think: ['thought'],
  throw: ['threw', 'thrown'],
  wear: ['wore', 'worn'],
  win: ['won'],
  write: ['wrote', 'written'],
};

const PLURALS: Readonly<Record<string, string>> = {
  calf: 'calves',
  foot: 'feet',
  half: 'halves',
  loaf: 'loaves',
  man: 'men',
  stomach: 'stomachs',
  woman: 'women',
};

/** Verbs of more than one syllable that double their last letter all the same: none of ours, but one syllable does. */
const doublesLast = (word: string): boolean =>
  /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(word) || /^(whittl|equip|admit|commit|control)$/.test(word);

const endsSibilant = (word: string): boolean => /(s|x|z|ch|sh|o)$/.test(word);
const endsConsonantY = (word: string): boolean => /[^aeiou]y$/.test(word);

export function plural(noun: string): string {
  const irregular = Object.keys(PLURALS).find((end) => noun === end || noun.endsWith(` ${end}`));
  if (irregular) return noun.slice(0, -irregular.length) + PLURALS[irregular];
  if (endsConsonantY(noun)) return `${noun.slice(0, -1)}ies`;
  return endsSibilant(noun) && !noun.endsWith('oo') ? `${noun}es` : `${noun}s`;
}

/** No rule makes these. */
const FORMS_OF_BE: InflectedForm[] = [
  ['be', FORMS.base],
  ['am', FORMS.base],
  ['are', FORMS.base],
  ['is', FORMS.s],
  ['being', FORMS.ing],
  ['was', FORMS.past],
  ['were', FORMS.past],
  ['been', FORMS.past],
];

function verbForms(verb: string): InflectedForm[] {
  if (verb === 'be') return FORMS_OF_BE;
  const s = endsConsonantY(verb) ? `${verb.slice(0, -1)}ies` : endsSibilant(verb) ? `${verb}es` : `${verb}s`;
  const stem = doublesLast(verb) ? verb + verb.slice(-1) : verb.replace(/e$/, '');
  const ing = verb.endsWith('ee')
    ? `${verb}ing`
    : verb.endsWith('ie')
      ? `${verb.slice(0, -2)}ying`
      : `${stem}ing`;
  const regular = endsConsonantY(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const pasts = PASTS[verb] ?? [regular];
  return [
    [verb, FORMS.base],
    [s, FORMS.s],
    [ing, FORMS.ing],
    ...pasts.map((past): InflectedForm => [past, FORMS.past]),
  ];
}

function adjectiveForms(adjective: string): InflectedForm[] {
  const stem = endsConsonantY(adjective)
    ? `${adjective.slice(0, -1)}i`
    : doublesLast(adjective)
      ? adjective + adjective.slice(-1)
      : adjective.replace(/e$/, '');
  return [
    [adjective, FORMS.base],
    [`${stem}er`, FORMS.comp],
    [`${stem}est`, FORMS.comp],
  ];
}

/**
 * All forms of a vocabulary entry. Of a phrase the word that carries the inflection changes: the first of a verb
 * ("get rid of" → "got rid of"), the last of a noun ("love handle" → "love handles").
 */
export function inflect(entry: string, wordClass: WordClass): InflectedForm[] {
  const space = entry.indexOf(' ');
  switch (wordClass) {
    case 'noun':
      return [
        [entry, FORMS.base],
        [plural(entry), FORMS.plural],
      ];
    case 'verb': {
      const [head, rest] = space < 0 ? [entry, ''] : [entry.slice(0, space), entry.slice(space)];
      return verbForms(head).map(([words, form]) => [words + rest, form]);
    }
    case 'adjective':
      return adjectiveForms(entry);
    case 'fixed':
      return [[entry, FORMS.base]];
  }
}
