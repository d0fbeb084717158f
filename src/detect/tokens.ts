import { APOSTROPHE, FOREIGN, foldCode, IGNORED, OTHER } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** What stands before a token. Words joined by a hyphen or a space have no border between them. */
export const BORDER = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;

/** No word of ours. */
export const UNKNOWN = -1;

type Sign = 'space' | 'line' | 'call' | 'question' | 'stop' | 'quote' | 'link' | 'hyphen' | 'light';

/** What signs do; all others end a clause. `link` parts less than a clause border, `light` parts nothing. */
const SIGNS = new Map<number, Sign>(
  (
    [
      ['space', ' \u00a0\t'],
      ['line', '\n\r\u2028\u2029'],
      ['call', '!\uff01\u3002'],
      ['question', '?\uff1f'],
      ['stop', '.'],
      ['quote', '"\u201c\u201d\u201e\u00ab\u00bb'],
      ['link', ',/\u3001\uff0c'],
      ['hyphen', '-\u2010\u2011'],
      ['light', "#@*_~+%$£€₹&=^`'\u2018\u2019"],
    ] satisfies [Sign, string][]
  ).flatMap(([sign, signs]) =>
    Array.from(signs, (character): [number, Sign] => [character.charCodeAt(0), sign]),
  ),
);
const OPENING_QUOTES = [0x201c, 0x201e, 0xab];
const QUESTION = 0x3f;
/** Stands for a line break among the signs that end a sentence. */
const LINE_BREAK = 0x0a;
/** Signs that patterns may ask for, as words of their own; the lexicon must know them. */
const SPEAKING = new Set([...'?$£€₹%=″❌✗✘'].map((sign) => sign.charCodeAt(0)));

/** A block cut into words: arrays that run in parallel, one place a token. */
export class Tokens {
  /** UTF-16 offsets into the block's text. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Word of the lexicon, or UNKNOWN. */
  readonly words: number[] = [];
  /** BORDER before the token. */
  readonly borders: number[] = [];
  /** Index of the sentence that the token belongs to. */
  readonly sentences: number[] = [];
  /** 1 inside quotation marks. */
  readonly quoted: number[] = [];
  /** First token of each sentence. */
  readonly sentenceStarts: number[] = [];

  get length(): number {
    return this.starts.length;
  }

  add(start: number, end: number, word: number, border: number, sentence: number, quoted: number): void {
    if (sentence === this.sentenceStarts.length) this.sentenceStarts.push(this.length);
    this.starts.push(start);
    this.ends.push(end);
    this.words.push(word);
    this.borders.push(border);
    this.sentences.push(sentence);
    this.quoted.push(quoted);
  }
}

const isDigit = (folded: number): boolean => folded >= 48 && folded <= 57;
const isLetter = (folded: number): boolean => (folded >= 97 && folded <= 122) || folded === FOREIGN;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

/** Where the reader stands: what it has seen since the last word. */
interface Reading {
  border: number;
  sentence: number;
  quoted: number;
  /** The last full stop, question or exclamation mark, while it may still end the sentence. */
  ender: number;
  /** White space has followed the ender. */
  spaced: boolean;
}

/**
 * Cuts a text into words and sentences. Sentences end as in Unicode TR 29 (https://unicode.org/reports/tr29/):
 * at `!`, `?` and line breaks always, at a full stop when white space and no small letter follows.
 */
export function tokenise(text: string, lexicon: Lexicon): Tokens {
  const into = new Tokens();
  const reading: Reading = { border: BORDER.sentence, sentence: 0, quoted: 0, ender: 0, spaced: false };
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const folded = foldCode(code);
    if (isLetter(folded) || isDigit(folded)) {
      beginWord(reading, code, isLetter(folded));
      at = isDigit(folded)
        ? readNumber(text, at, lexicon, into, reading)
        : readWord(text, at, lexicon, into, reading);
    } else {
      at += code > 0xffff ? 2 : 1;
      if (SPEAKING.has(code)) addSign(code, at, lexicon, into, reading);
      if (folded !== IGNORED) passSign(reading, code, text, at);
    }
  }
  return into;
}

/** Decides whether the sentence before has ended, now that its follower is known. */
function beginWord(reading: Reading, code: number, letter: boolean): void {
  if (reading.ender === 0) return;
  const isStop = reading.ender === 0x2e;
  if (!isStop || (reading.spaced && !(letter && isLower(code)))) {
    reading.sentence++;
    reading.border = BORDER.sentence;
  } else if (reading.spaced) reading.border = Math.max(reading.border, BORDER.clause);
  reading.ender = 0;
  reading.spaced = false;
}

/** A question mark closes its sentence; a sign of money opens what follows, as a word does. */
function addSign(code: number, next: number, lexicon: Lexicon, into: Tokens, reading: Reading): void {
  const word = lexicon.find(String.fromCharCode(code));
  if (word === UNKNOWN || (code === QUESTION && reading.ender === QUESTION)) return;
  if (code !== QUESTION) beginWord(reading, code, false);
  push(into, reading, next - 1, next, word);
}

function passSign(reading: Reading, code: number, text: string, next: number): void {
  switch (SIGNS.get(code)) {
    case 'space':
      if (reading.ender !== 0) reading.spaced = true;
      break;
    case 'line':
      endLine(reading);
      break;
    case 'call':
      if (reading.ender !== QUESTION) reading.ender = 0x21;
      break;
    case 'question':
      reading.ender = QUESTION;
      break;
    case 'stop':
      if (reading.ender === 0) reading.ender = code;
      raise(reading, BORDER.comma);
      break;
    case 'quote':
      reading.quoted = code === 0x22 ? 1 - reading.quoted : Number(OPENING_QUOTES.includes(code));
      break;
    case 'link':
      raise(reading, BORDER.comma);
      break;
    case 'hyphen':
      if (standsFree(text, next - 1)) raise(reading, BORDER.clause);
      break;
    case 'light':
      break;
    default:
      raise(reading, BORDER.clause);
  }
}

function raise(reading: Reading, border: number): void {
  if (reading.border < border) reading.border = border;
}

/** A line break ends any sentence, whatever stands before it. */
function endLine(reading: Reading): void {
  if (reading.border === BORDER.sentence && reading.ender === 0) return;
  if (reading.ender === 0 || reading.ender === 0x2e) reading.ender = LINE_BREAK;
  reading.spaced = true;
}

/** A hyphen joins; with a space or another hyphen beside it, it is a dash. */
function standsFree(text: string, at: number): boolean {
  return /[ -]/.test(text.charAt(at - 1)) || /[ -]/.test(text.charAt(at + 1));
}

function readNumber(text: string, from: number, lexicon: Lexicon, into: Tokens, reading: Reading): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const inside = (code === 0x2e || code === 0x2c) && isDigit(foldCode(text.charCodeAt(at + 1) || 0));
    if (!inside && !isDigit(foldCode(code))) break;
    at++;
  }
  push(into, reading, from, at, lexicon.number);
  return at;
}

/** A run of letters, apostrophes between them included; cut where a small letter meets a capital: FlatBelly. */
function readWord(text: string, from: number, lexicon: Lexicon, into: Tokens, reading: Reading): number {
  let at = from;
  let plain = true;
  let previous = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const folded = foldCode(code);
    const width = code > 0xffff ? 2 : 1;
    if (folded === APOSTROPHE) {
      if (!isLetter(foldCode(text.codePointAt(at + width) ?? 32))) break;
      plain &&= code === APOSTROPHE;
    } else if (isLetter(folded)) {
      if (isUpper(code) && isLower(previous)) break;
      plain &&= folded === code;
    } else if (folded === IGNORED) plain = false;
    else break;
    previous = code;
    at += width;
  }
  addWord(text, from, at, plain, lexicon, into, reading);
  return at;
}

function foldSlice(text: string, from: number, to: number): string {
  let folded = '';
  for (let at = from; at < to; at++) {
    const code = text.codePointAt(at) ?? 0;
    const letter = foldCode(code);
    if (letter > OTHER) folded += String.fromCharCode(letter);
    if (code > 0xffff) at++;
  }
  return folded;
}

/** Longer runs of letters are no words of ours, and taking them apart would cost. */
const LONGEST_WORD = 40;

function addWord(
  text: string,
  from: number,
  to: number,
  plain: boolean,
  lexicon: Lexicon,
  into: Tokens,
  reading: Reading,
): void {
  if (to - from > LONGEST_WORD) return push(into, reading, from, to, UNKNOWN);
  const second = to - from > 1 ? text.charCodeAt(from + 1) : 0;
  if (plain && !lexicon.mayStart(text.charCodeAt(from), second))
    return push(into, reading, from, to, UNKNOWN);
  const word = plain ? text.slice(from, to) : foldSlice(text, from, to);
  const found = lexicon.find(word);
  if (found !== UNKNOWN) return push(into, reading, from, to, found);
  const cut = word.length === to - from ? lexicon.cut(word) : 0;
  if (cut === 0) return push(into, reading, from, to, UNKNOWN);
  push(into, reading, from, from + cut, lexicon.find(word.slice(0, cut)));
  addWord(text, from + cut, to, plain, lexicon, into, reading);
}

function push(into: Tokens, reading: Reading, from: number, to: number, word: number): void {
  into.add(from, to, word, reading.border, reading.sentence, reading.quoted);
  reading.border = BORDER.none;
}
