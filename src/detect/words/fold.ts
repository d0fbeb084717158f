/**
 * Folding: what a letter counts as when words are compared. Case, accents, full-width and mathematical letters
 * and the Cyrillic and Greek look-alikes that sellers use against filters all become plain a–z.
 */
import { LIKE, LOOK_ALIKES } from './look-alikes.ts';

/** Soft hyphen, zero-width characters, joiners, variation selectors, combining marks: no letter, no border. */
export const IGNORED = 0;
/** A letter of another script: part of a word, but of none that we know. */
export const FOREIGN = 1;
/** What typographic apostrophes count as. */
export const APOSTROPHE = 39;
/** Neither letter nor digit. */
export const OTHER = 2;

const lookAlikes = new Map<number, number>();
for (let i = 0; i < LOOK_ALIKES.length; i++) lookAlikes.set(LOOK_ALIKES.charCodeAt(i), LIKE.charCodeAt(i));

const isIgnored = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  code === 0x2060 ||
  code === 0xfeff ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0x300 && code <= 0x36f);

function foldRare(code: number): number {
  if (isIgnored(code)) return IGNORED;
  const character = String.fromCodePoint(code);
  const plain = character.normalize('NFKD').toLowerCase().charCodeAt(0);
  if ((plain >= 97 && plain <= 122) || (plain >= 48 && plain <= 57)) return plain;
  if (plain === APOSTROPHE || plain === 0x2018 || plain === 0x2019 || plain === 0x2bc) return APOSTROPHE;
  return lookAlikes.get(plain) ?? (character.toLowerCase() === character.toUpperCase() ? OTHER : FOREIGN);
}

/** Filled as characters turn up; a page uses a few hundred at most. 255 stands for "not yet looked at". */
const known = new Uint8Array(0x10000).fill(255);

/**
 * Folds one code point to a–z, 0–9 or the apostrophe (their ASCII codes), or to IGNORED, FOREIGN or OTHER.
 * A lone surrogate is OTHER.
 */
export function foldCode(code: number): number {
  if (code >= 97 && code <= 122) return code;
  if (code > 0xffff) return foldRare(code);
  const seen = known[code] ?? 255;
  if (seen !== 255) return seen;
  const folded = code >= 65 && code <= 90 ? code + 32 : foldRare(code);
  known[code] = folded;
  return folded;
}
