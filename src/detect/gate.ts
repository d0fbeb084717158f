/**
 * The gate's question: can a text hold a claim at all? It asks for a word for where and another word for what happens
 * there near each other, and errs on the side of yes, because only its no is final. It is made of regular expressions
 * because it reads every page once: they are quick from the start, where code would have to warm up.
 */
import { LIKE, LOOK_ALIKES } from './words/look-alikes.ts';

/**
 * What the gate knows of the vocabulary: for each role the sorted stems of its words, front-coded, because every
 * page loads them: a digit tells how many letters a stem shares with the one before. A stem that ends with a capital
 * stands for all words that begin so, others may have a plural sign: "0belly3t0thigH" is belly, belt, thigh….
 */
export type GateWords = readonly string[];

/**
 * The roles in the order of `GateWords`. What is `alone` opens the gate by itself; the others do in pairs, a word for
 * where with a word for what, a measure with a change, a word for a place that was named before with one for fat.
 */
export const GATE_ROLES = ['alone', 'where', 'measure', 'place', 'what', 'change', 'fat'] as const;
export type GateRole = (typeof GATE_ROLES)[number];

/** Says of a text whether it may hold a claim. */
export type Gate = (text: string) => boolean;

/** Characters on each side of a word in which its other half must stand; no pattern reaches further. */
const NEAR = 250;
/** Before what a stem stands: words may be run together in hashtags, and after the commonest beginnings of such words. */
const HEAD = '\\b(?:flat|slim|burn|melt|fat|los|blast|tone|trim|no|my)?';
const TAG_HEAD = `(?:${HEAD}|#[a-z]{3,})`;
/** A full stop ends no sentence before a small letter. */
const SENTENCE_END = /[!?]|\.\s+(?![a-z\s])/;

export function createGate(words: GateWords): Gate {
  const sources = words.map(anyOf);
  const [isAlone, ...halves] = sources.slice(0, 4).map((source) => new RegExp(`^${TAG_HEAD}${source}`));
  const others = sources.slice(4).map((source) => new RegExp(TAG_HEAD + source));
  const firstAfter = (head: string) => new RegExp(head + oneOf(sources.slice(0, 4)), 'g');
  const plainly = firstAfter(HEAD);
  const tagged = firstAfter(TAG_HEAD);
  return (text) => {
    const read = plain(text);
    const small = read.toLowerCase();
    // Where there is none, to look for hashtags takes a third of the time.
    const first = small.includes('#') ? tagged : plainly;
    first.lastIndex = 0;
    // `matchAll` would make the expression anew for every text, which costs more than most texts do.
    for (let found = first.exec(small); found; found = first.exec(small)) {
      const { index, 0: word } = found;
      if (isAlone?.test(word)) return true;
      const around = sentenceAround(read, index, index + word.length);
      if (halves.some((half, i) => half.test(word) && around.some((part) => others[i]?.test(part))))
        return true;
    }
    return false;
  };
}

/** What stands before and after a place of a text, near to it and in its sentence, in small letters. */
function sentenceAround(text: string, from: number, to: number): [string, string] {
  const before =
    text
      .slice(Math.max(0, from - NEAR), from)
      .split(SENTENCE_END)
      .pop() ?? '';
  const [after = ''] = text.slice(to, to + NEAR).split(SENTENCE_END);
  return [before.toLowerCase(), after.toLowerCase()];
}

/** The source of an expression for all stems of a role; those that begin alike share a letter, as all are tried at every word. */
function anyOf(packed: string): string {
  const rests: Record<string, string[]> = {};
  let stem = '';
  for (const [, shared, rest = '', last = ''] of packed.matchAll(/(\d)([a-z ]*)([A-Z]?)/g)) {
    stem = stem.slice(0, Number(shared)) + rest + last.toLowerCase();
    const letter = stem.charAt(0);
    rests[letter] ??= [];
    // "armfat" is two words, "armoury" one.
    rests[letter].push(stem.slice(1).replaceAll(' ', 's?[^a-z]+') + (last ? '' : 's?(?=\\b|fat|flab)'));
  }
  return oneOf(Object.entries(rests).map(([letter, some]) => letter + oneOf(some)));
}

const oneOf = (sources: readonly string[]): string => `(?:${sources.join('|')})`;

const RARE =
  /[\ud800-\udbff][\udc00-\udfff]|[^\0-\x7f]|_|\d(?:[ -]{0,3}[Ii][Nn](?![A-Za-z])|(?=[A-Za-z]))|[A-Z](?<=[a-z].)/g;
const IGNORED = /[\xad\u200b-\u200f\u2060\ufeff]|[\u0300-\u036f]|[\ufe00-\ufe0f]/;

/** Filled as characters turn up; a page uses a few hundred, and none makes it grow without end. */
const MOST_KNOWN = 5_000;
const known = new Map<string, string>();

/**
 * A text in ASCII, cut into words and folded as detection does it: what it ignores, and letters of other scripts,
 * are dropped; a capital after a small letter begins a word: FlatBelly.
 */
const plain = (text: string): string =>
  text.replace(RARE, (sign) => {
    // "2in" may be inches.
    if (sign === '″' || sign.length > 2) return ' inch ';
    if (sign < '\x80') return sign < 'A' ? `${sign} ` : ` ${sign.replace('_', '')}`;
    // Chinese characters, which are too many to be known.
    if (sign > '\u3400' && sign < '\ua640') return ' ';
    const like = known.get(sign) ?? fold(sign);
    if (known.size < MOST_KNOWN) known.set(sign, like);
    return like;
  });

function fold(sign: string): string {
  const letter = sign.normalize('NFKD').toLowerCase().charAt(0);
  const like = LOOK_ALIKES.indexOf(letter);
  if (like >= 0) return LIKE.charAt(like);
  const isSign = sign.toLowerCase() === sign.toUpperCase() && !IGNORED.test(sign);
  return letter <= 'z' ? letter : isSign ? ' ' : '';
}
