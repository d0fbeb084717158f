import { APOSTROPHE, foldCode, IGNORED, OTHER } from './fold.ts';

/**
 * What the gate knows of the vocabulary: folded words, parted by spaces because every page loads them. Of a word
 * longer than `GATE_STEM` letters only its beginning stands here.
 */
export interface GateWords {
  /** Words for where: regions, and what stands for one. */
  readonly regions: string;
  /** Words for what happens there. */
  readonly effects: string;
  /** One of these begins or ends a run-together word. */
  readonly parts: string;
}

export const GATE_STEM = 5;
/** Most words between a region and its effect; no pattern reaches further. */
const NEAR = 18;
/** Shorter words are not run together from two, longer ones are no words. */
const SHORTEST_JOINED = 6;
const LONGEST_JOINED = 40;

const REGION = 1;
const EFFECT = 2;

/**
 * Whether a text may hold a claim: a region and an effect near each other. One pass; it errs on the side of yes,
 * because only its no is final.
 * @param text of a page or a block; block and inline borders may be lost
 */
export function opensGate(text: string, words: GateWords): boolean {
  const table = tableOf(words);
  let region = -NEAR;
  let effect = -NEAR;
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const end = wordEnd(text, at);
    if (end === at) at++;
    else {
      const kind = table.starts[pairAt(text, at)] === 1 ? kindOf(text, at, end, table) : 0;
      count++;
      if (kind & REGION) region = count;
      if (kind & EFFECT) effect = count;
      if (kind !== 0 && Math.abs(region - effect) < NEAR) return true;
      at = end;
    }
  }
  return false;
}

interface Table {
  readonly kinds: ReadonlyMap<string, number>;
  readonly parts: ReadonlySet<string>;
  /** By the first two letters: whether any word of the gate begins so. */
  readonly starts: Uint8Array;
}

const tables = new WeakMap<GateWords, Table>();

function tableOf(words: GateWords): Table {
  const known = tables.get(words);
  if (known) return known;
  const kinds = new Map<string, number>();
  for (const word of words.regions.split(' ')) kinds.set(word, REGION);
  for (const word of words.effects.split(' ')) kinds.set(word, (kinds.get(word) ?? 0) | EFFECT);
  const starts = new Uint8Array(0x10000);
  const parts = words.parts.split(' ');
  for (const word of [...kinds.keys(), ...parts]) {
    const pair = pairAt(word, 0);
    starts[pair] = 1;
    starts[pair & 0xff00] = 1;
  }
  const table = { kinds, parts: new Set(parts), starts };
  tables.set(words, table);
  return table;
}

/** The first two letters as one number; the second is 0 where a sign hides it, as a soft hyphen does. */
function pairAt(text: string, at: number): number {
  const second = foldCode(text.charCodeAt(at + 1) || 32);
  return (foldCode(text.codePointAt(at) ?? 32) << 8) | (second > OTHER ? second : 0);
}

/** End of the run of letters and digits that begins at `at`; `at` itself where there is none. */
function wordEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    // Most letters are these; NaN, the end of the text, is none.
    if (code >= 97 && code <= 122) end++;
    else if (code >= 0xd800 && code < 0xdc00 && isWordSign(text.codePointAt(end) ?? code)) end += 2;
    else if (code > 32 && isWordSign(code)) end++;
    else return end;
  }
}

function isWordSign(code: number): boolean {
  const folded = foldCode(code);
  return folded === IGNORED || (folded !== OTHER && folded !== APOSTROPHE);
}

function kindOf(text: string, from: number, to: number, { kinds, parts }: Table): number {
  if (to - from > 2 * LONGEST_JOINED) return 0;
  const word = fold(text, from, to);
  const kind = kinds.get(word.slice(0, GATE_STEM)) ?? 0;
  if (kind !== 0 && (word.length >= GATE_STEM || kinds.has(word))) return kind;
  return word.length >= SHORTEST_JOINED && isJoined(word, parts) ? REGION | EFFECT : 0;
}

function fold(text: string, from: number, to: number): string {
  let word = '';
  for (let at = from; at < to; at++) {
    const code = text.codePointAt(at) ?? 0;
    const folded = foldCode(code);
    if (folded > OTHER) word += String.fromCharCode(folded);
    if (code > 0xffff) at++;
  }
  return word;
}

/** Whether a part stands at one end of the word; "fat" only at the last, since it begins "father". */
function isJoined(word: string, parts: ReadonlySet<string>): boolean {
  const bare = word.endsWith('s') ? word.slice(0, -1) : word;
  if (bare.endsWith('fat')) return true;
  for (let length = 3; length <= bare.length - 3; length++) {
    if (parts.has(bare.slice(0, length)) || parts.has(bare.slice(length))) return true;
  }
  return false;
}
