import { APOSTROPHE, FOREIGN, foldCode, IGNORED, OTHER } from './fold.ts';
import { type Lexicon, LONGEST_WORD } from './lexicon.ts';
import { opensQuote, SIGN, signOf, speaks } from './signs.ts';
import { BORDER, TokenDraft } from './tokens.ts';
import { HASH_START, hashOn, UNKNOWN } from './word-table.ts';

const SPACE = 0x20;
const CALL = 0x21;
const STOP = 0x2e;
const COMMA = 0x2c;
const QUESTION = 0x3f;
const STRAIGHT_QUOTE = 0x22;
/** Stands for a line break among the signs that end a sentence. */
const LINE_BREAK = 0x0a;

/** What goes on for longer is no sentence but a text without full stops; it is cut, so that reading it needs no more room. */
const LONGEST_SENTENCE = 1000;

const isDigit = (folded: number): boolean => folded >= 48 && folded <= 57;
const isLetter = (folded: number): boolean => (folded >= 97 && folded <= 122) || folded === FOREIGN;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

/**
 * Cuts texts into words and sentences, one after another. Sentences end as in Unicode TR 29
 * (https://unicode.org/reports/tr29/): at `!`, `?` and line breaks always, at a full stop when white space and no small
 * letter follows; a stop before a comma ("e.g., crunches") ends none, nor does a mark inside quotation marks after
 * which the sentence goes on (“Burn it off!” they said).
 */
export class Tokeniser {
  private text = '';
  private readonly tokens = new TokenDraft();
  /** What was seen since the last word: the strongest border, */
  private border: number = BORDER.sentence;
  /** the last full stop, question or exclamation mark, while it may still end the sentence, */
  private ender = 0;
  /** and whether white space has followed it. */
  private spaced = false;
  /** and whether a quotation mark has. */
  private quoteEnded = false;
  private sentence = 0;
  private quoted = 0;
  /** The folded letters of the word at hand. */
  private readonly letters = new Uint16Array(LONGEST_WORD);

  constructor(private readonly lexicon: Lexicon) {}

  /** @returns the text's tokens, until the next one is read */
  read(text: string): TokenDraft {
    this.begin(text);
    let at = 0;
    while (at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      // Most signs are spaces, which need no second look.
      if (code === SPACE) {
        this.passSpace();
        at++;
        continue;
      }
      const folded = foldCode(code);
      if (isLetter(folded)) at = this.readWord(at, code);
      else if (isDigit(folded)) at = this.readNumber(at, code);
      else {
        at += code > 0xffff ? 2 : 1;
        if (speaks(code)) this.addSign(code, at);
        if (folded !== IGNORED) this.passSign(code, at);
      }
    }
    return this.tokens;
  }

  private begin(text: string): void {
    this.text = text;
    this.tokens.clear();
    this.border = BORDER.sentence;
    this.ender = 0;
    this.spaced = false;
    this.quoteEnded = false;
    this.sentence = 0;
    this.quoted = 0;
  }

  /** Decides whether the sentence before has ended, now that its follower is known. */
  private beginWord(isSmallLetter: boolean): void {
    if (this.ender === 0) return;
    const ends = this.ender === STOP ? this.spaced && !isSmallLetter : !(this.quoteEnded && isSmallLetter);
    if (ends) {
      this.sentence++;
      this.border = BORDER.sentence;
    } else if (this.spaced) this.raise(BORDER.clause);
    this.ender = 0;
    this.spaced = false;
    this.quoteEnded = false;
  }

  /** A question mark closes its sentence; a sign of money opens what follows, as a word does. */
  private addSign(code: number, next: number): void {
    const word = this.lexicon.findSign(code);
    if (word === UNKNOWN || (code === QUESTION && this.ender === QUESTION)) return;
    if (code !== QUESTION) this.beginWord(false);
    this.push(next - 1, next, word);
  }

  private passSign(code: number, next: number): void {
    switch (signOf(code)) {
      case SIGN.space:
        this.passSpace();
        break;
      case SIGN.line:
        this.endLine();
        break;
      case SIGN.call:
        if (this.ender !== QUESTION) this.ender = CALL;
        break;
      case SIGN.question:
        this.ender = QUESTION;
        break;
      case SIGN.stop:
        if (this.ender === 0) this.ender = STOP;
        this.raise(BORDER.comma);
        break;
      case SIGN.quote:
        if (this.ender !== 0) this.quoteEnded = true;
        this.quoted = code === STRAIGHT_QUOTE ? 1 - this.quoted : Number(opensQuote(code));
        break;
      case SIGN.link:
        if (code === COMMA && this.ender === STOP) this.ender = 0;
        this.raise(BORDER.comma);
        break;
      case SIGN.hyphen:
        if (standsFree(this.text, next - 1)) this.raise(BORDER.clause);
        break;
      case SIGN.light:
        break;
      default:
        this.raise(BORDER.clause);
    }
  }

  private passSpace(): void {
    if (this.ender !== 0) this.spaced = true;
  }

  private raise(border: number): void {
    if (this.border < border) this.border = border;
  }

  /** A line break ends any sentence, whatever stands before it. */
  private endLine(): void {
    if (this.border === BORDER.sentence && this.ender === 0) return;
    if (this.ender === 0 || this.ender === STOP) this.ender = LINE_BREAK;
    this.spaced = true;
  }

  private readNumber(from: number, first: number): number {
    const { text } = this;
    this.beginWord(false);
    let at = from + (first > 0xffff ? 2 : 1);
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const inside = (code === STOP || code === COMMA) && isDigit(foldCode(text.charCodeAt(at + 1) || 0));
      if (!inside && !isDigit(foldCode(code))) break;
      at++;
    }
    this.push(from, at, this.lexicon.number);
    return at;
  }

  /** A run of letters, apostrophes between them included; cut where a small letter meets a capital: FlatBelly. */
  private readWord(from: number, first: number): number {
    const { text, letters } = this;
    this.beginWord(isLower(first));
    let count = 0;
    let hash = HASH_START;
    let at = from;
    let previous = 0;
    while (at < text.length) {
      let code = text.charCodeAt(at);
      // Most letters are small ones, which need no second look.
      let folded = code;
      if (!isLower(code)) {
        code = text.codePointAt(at) ?? 0;
        folded = foldCode(code);
        if (isUpper(code) && isLower(previous)) break;
        if (folded === APOSTROPHE ? !this.isLetterAt(at + 1) : !isLetter(folded) && folded !== IGNORED) break;
      }
      if (folded > OTHER && count < LONGEST_WORD) {
        letters[count++] = folded;
        hash = hashOn(hash, folded);
      }
      previous = code;
      at += code > 0xffff ? 2 : 1;
    }
    this.addWord(from, at, count, hash);
    return at;
  }

  private isLetterAt(at: number): boolean {
    return isLetter(foldCode(this.text.codePointAt(at) ?? 32));
  }

  /** @param hash of the `count` letters */
  private addWord(from: number, to: number, count: number, hash: number): void {
    if (to - from > LONGEST_WORD) return this.push(from, to, UNKNOWN);
    const { letters, lexicon } = this;
    // Where signs stand between its letters, nobody could tell the places of a run-together word's parts.
    const isPlain = count === to - from;
    let first = 0;
    for (;;) {
      const word = first === 0 ? lexicon.find(letters, 0, count, hash) : lexicon.find(letters, first, count);
      const cut = word === UNKNOWN && isPlain ? lexicon.cut(letters, first, count) : 0;
      if (cut === 0) return this.push(from + first, to, word);
      this.push(from + first, from + first + cut, lexicon.find(letters, first, first + cut));
      first += cut;
    }
  }

  private push(from: number, to: number, word: number): void {
    if (this.tokens.lengthFrom(this.sentence) === LONGEST_SENTENCE) {
      this.sentence++;
      this.border = BORDER.sentence;
    }
    this.tokens.add(from, to, word, this.border, this.sentence, this.quoted);
    this.border = BORDER.none;
  }
}

/** A hyphen joins; with a space or another hyphen beside it, it is a dash. */
function standsFree(text: string, at: number): boolean {
  return isDash(text.charAt(at - 1)) || isDash(text.charAt(at + 1));
}

const isDash = (character: string): boolean => character === ' ' || character === '-';
