/** Compiles what the gate of every page knows of the vocabulary. */
import { GATE_ROLES, type GateRole, type GateWords } from '../detect/gate.ts';
import type { Phrase } from './lexicon.ts';
import { ALIKE, POOR } from './ordinary-words.ts';
import { parsePattern } from './pattern-text.ts';
import type { Concept } from './vocabulary.ts';

/** Concepts of the vocabulary that mark what the gate must know. */
export type GateKind = `gate-${'region' | 'effect' | 'measure' | 'change' | 'place' | 'fat'}` | 'effect';

const ROLE_OF: readonly (readonly [GateKind, GateRole])[] = [
  ['gate-region', 'where'],
  ['gate-effect', 'what'],
  ['gate-measure', 'measure'],
  ['gate-change', 'change'],
  ['gate-place', 'place'],
  ['gate-fat', 'fat'],
];

/** A word without its plural sign; words of three letters keep theirs. */
const singular = (word: string): string =>
  word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;

/** By role the words that have it so far, without their plural signs. */
type Words = Readonly<Record<GateRole, Set<string>>>;

/** A phrase as the gate must know it. */
interface Asked {
  readonly words: readonly string[];
  /** What any one of its words must stand for; `both`: one word for where, another one for what. */
  readonly role: GateRole | 'both';
}

/**
 * What the gate must know so that it never stays shut on a page with a claim.
 * @param isKind whether a concept counts as a kind; one that is region and effect means both by itself
 */
export function compileGate(
  phrases: readonly Phrase[],
  isKind: (concept: number, kind: GateKind) => boolean,
): GateWords {
  const asked = phrases.flatMap(({ words, concept }): Asked[] => {
    const letters = (words.replace(/'\w+/g, '').match(/[a-z]+/g) ?? []).map(singular);
    if (letters.length === 0 || /\d/.test(words)) return []; // the gate reads no numbers
    return rolesOf((kind) => isKind(concept, kind)).map((role) => ({ words: letters, role }));
  });
  const words = Object.fromEntries(GATE_ROLES.map((role) => [role, new Set()])) as Words;
  for (const one of asked)
    if (one.words.length === 1) words[one.role === 'both' ? 'alone' : one.role].add(one.words[0] ?? '');
  const long = asked.filter((one) => one.words.length > 1);
  for (const [, role] of ROLE_OF)
    coverSingle(
      long.filter((one) => one.role === role),
      role,
      words,
    );
  coverBoth(
    long.filter(({ role }) => role === 'both'),
    words,
  );
  for (const word of words.alone) for (const [, role] of ROLE_OF) words[role].delete(word);
  return GATE_ROLES.map((role) =>
    frontCoded(shortened([...words[role]].sort(), role === 'alone' ? SHORTEST_STEM + 1 : SHORTEST_STEM)),
  );
}

/**
 * Regions that patterns make of two words side by side ("your back"), as phrases: the second word alone would open
 * the gate too often.
 */
export function pairedPhrases(
  concepts: ReadonlyMap<string, Concept>,
  closures: ReadonlyMap<string, readonly string[]>,
  phrases: readonly Phrase[],
  names: readonly string[],
): Phrase[] {
  const phrasesFor = (kinds: readonly string[]): Phrase[] =>
    phrases.filter(({ concept }) => kinds.some((kind) => closures.get(names[concept] ?? '')?.includes(kind)));
  const regions = [...concepts.values()].filter(({ name }) => closures.get(name)?.includes('gate-region'));
  return regions.flatMap(({ name, entry }) =>
    (entry.patterns ?? []).flatMap((text) => {
      const parsed = parsePattern(text);
      const [[one, other, more] = []] = 'sequences' in parsed ? parsed.sequences : [];
      if (!one || !other || more || other.gap > 0) return [];
      return phrasesFor(one.concepts).flatMap((first) =>
        phrasesFor(other.concepts).map((second) => ({
          words: `${first.words} ${second.words}`,
          concept: names.indexOf(name),
          form: second.form,
        })),
      );
    }),
  );
}

function rolesOf(is: (kind: GateKind) => boolean): Asked['role'][] {
  const roles: Asked['role'][] = ROLE_OF.flatMap(([kind, role]) => (is(kind) ? [role] : []));
  // An effect that is named by one phrase is all of a claim.
  const isBoth = is('effect') || (roles.includes('where') && roles.includes('what'));
  return isBoth ? ['both', ...roles.filter((role) => role !== 'where' && role !== 'what')] : roles;
}

const isPoor = (word: string): boolean => POOR.has(word);

/** Gives every phrase a word of a role, as few words as will do; those of poor words alone are kept as phrases. */
function coverSingle(phrases: readonly Asked[], role: GateRole, words: Words): void {
  for (;;) {
    const open = phrases.filter(
      (one) => !one.words.some((word) => words[role].has(word) || words.alone.has(word)),
    );
    const best = commonest(open.map((one) => one.words.filter((word) => !isPoor(word))));
    if (best === undefined) return addPhrases(open, role, words);
    words[role].add(best);
  }
}

/** Sees to it that every phrase has a word for where and another for what, or is known by its first two words. */
function coverBoth(phrases: readonly Asked[], all: Words): void {
  const { alone, where, what } = all;
  const isOpen = ({ words }: Asked): boolean =>
    !words.some((word) => alone.has(word)) &&
    !words.some((word, i) => where.has(word) && words.some((other, j) => i !== j && what.has(other)));
  /** Of the phrases that have one half already, the word that makes the other half of most of them. */
  const missing = (half: ReadonlySet<string>): string | undefined =>
    commonest(
      phrases.filter(isOpen).map(({ words }) => {
        const at = words.findIndex((word) => half.has(word));
        return at < 0 ? [] : words.filter((word, i) => i !== at && !isPoor(word));
      }),
    );
  for (let word = missing(where); word !== undefined; word = missing(where)) what.add(word);
  for (let word = missing(what); word !== undefined; word = missing(what)) where.add(word);
  addPhrases(phrases.filter(isOpen), 'alone', all);
}

/** Letters of the last word of a phrase that tell it from other phrases. */
const LAST_LETTERS = 4;

/** Keeps phrases by their first two words, those with a small word between by three. */
function addPhrases(phrases: readonly Asked[], role: GateRole, all: Words): void {
  for (const { words } of phrases) {
    const kept = words.slice(0, (words[1]?.length ?? 0) > LAST_LETTERS - 1 ? 2 : 3);
    all[role].add([...kept.slice(0, -1), kept.at(-1)?.slice(0, LAST_LETTERS)].join(' '));
  }
}

/** What stands in most lists; of equals the longest, then the first in the alphabet. */
function commonest(lists: readonly (readonly string[])[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of lists.flatMap((list) => [...new Set(list)]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || b.length - a.length || (a < b ? -1 : 1));
  return best?.[0];
}

/** Shorter beginnings are those of too many words. */
const SHORTEST_STEM = 4;

/**
 * Words as stems: each cut to the shortest beginning that no ordinary word has, its last letter then a capital, which
 * stands for all words that begin so.
 */
function shortened(sorted: readonly string[], shortest: number): string[] {
  const own = new Set(sorted);
  const alike = ALIKE.filter((word) => !own.has(word));
  const stems = sorted.map((word) => {
    if (word.includes(' ')) return capitalLast(word);
    for (let length = shortest; length <= word.length; length++) {
      const stem = word.slice(0, length);
      if (!alike.some((other) => other.startsWith(stem))) return capitalLast(stem);
    }
    return word;
  });
  return [...new Set(stems)];
}

const capitalLast = (stem: string): string => stem.slice(0, -1) + stem.slice(-1).toUpperCase();

/** Each stem without what it shares with the one before, which a digit tells. */
function frontCoded(stems: readonly string[]): string {
  let before = '';
  return stems
    .map((stem) => {
      const small = stem.toLowerCase();
      let shared = 0;
      while (shared < Math.min(small.length - 1, 9) && before[shared] === small[shared]) shared++;
      before = small;
      return `${shared}${stem.slice(shared)}`;
    })
    .join('');
}
