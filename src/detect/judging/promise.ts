/**
 * How much and how fast: the amount and the period that a claim names ("4 inches … in 2 weeks"). Rules about
 * advertising turn on both. One pass over the words, no search that could run back.
 */
import type { Span } from '../claim.ts';

export interface Promised {
  readonly amount?: Span;
  readonly period?: Span;
}

/** Units in which fat, weight and girth are measured, singular and plural. */
const AMOUNT_UNITS = new Set(
  (
    'inch inches in″ cm cms centimetre centimetres centimeter centimeters lb lbs pound pounds kg kgs kilo kilos ' +
    'kilogram kilograms kilogramme kilogrammes stone stones size sizes % percent'
  ).split(' '),
);
const PERIOD_UNITS = new Set(
  'second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks wk wks month months'.split(
    ' ',
  ),
);
/** "Week 3" is one of many. */
const PERIOD_NAMES = new Set('hour day night week month'.split(' '));
/** Periods that are one word. */
const PERIOD_WORDS = new Set(['overnight', 'instantly', 'immediately']);
const NUMBERS = new Set(
  (
    'a an one two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty thirty forty ' +
    'sixty ninety hundred half few several couple'
  ).split(' '),
);
/** What may stand between a number and its unit: "two whole dress sizes", "a couple of weeks", "just 30 short days". */
const BETWEEN = new Set(
  'of full whole short dress clothing clothes jean body fluid more extra or to and up half weight fat'.split(
    ' ',
  ),
);
/** So far a unit may stand behind its number, in words. */
const REACH = 4;

/** A word, a number with its fraction, or a sign that is a unit. */
const WORD = /\d+(?:[.,]\d+)?|\p{L}+(?:['’]\p{L}+)?|[%½¼¾″]/gu;

interface Word extends Span {
  readonly text: string;
}

const isArticle = ({ text }: Word): boolean => text === 'a' || text === 'an';
const isNumber = ({ text }: Word): boolean => /^[\d½¼¾]/.test(text) || NUMBERS.has(text);

/** "Day 1 and day 28", "week 1, 10 lbs": which one of many it is, not how many. */
function isWhich(before: Word | undefined, after: Word | undefined, unit: Word): boolean {
  if (!before || !PERIOD_NAMES.has(before.text)) return false;
  return PERIOD_UNITS.has(unit.text) || (after !== undefined && isNumber(after));
}

/** "A size 12" names a garment, "two sizes" an amount. */
const isLabel = (number: Word, unit: Word): boolean => number.text === 'a' && unit.text === 'size';

/** The unit that a number counts, or undefined. */
function unitAfter(words: readonly Word[], from: number): Word | undefined {
  for (let i = from + 1; i <= from + REACH; i += 1) {
    const word = words[i];
    if (!word) return undefined;
    if (AMOUNT_UNITS.has(word.text) || PERIOD_UNITS.has(word.text)) return word;
    if (!BETWEEN.has(word.text) && !isNumber(word)) return undefined;
  }
  return undefined;
}

/**
 * The first amount and the first period in a text.
 * @returns spans in UTF-16 units of `text`, from the number to the unit
 */
export function promisedIn(text: string): Promised {
  const words = [...text.matchAll(WORD)].map(
    ({ 0: word, index }): Word => ({
      text: word.toLowerCase(),
      start: index,
      end: index + word.length,
    }),
  );
  const found: { amount?: Span; period?: Span } = {};
  let isRate = false;
  words.forEach((word, i) => {
    if (PERIOD_WORDS.has(word.text)) found.period ??= { start: word.start, end: word.end };
    if (!isNumber(word)) return;
    const unit = unitAfter(words, i);
    if (!unit || isWhich(words[i - 1], words[i + 1], unit)) return;
    const span = { start: word.start, end: unit.end };
    if (PERIOD_UNITS.has(unit.text)) {
      const isFirst = found.period === undefined;
      // "One cup a night … in 14 days": how often is no period, unless it is all there is ("an inch a week").
      const isThisRate = isArticle(word) && words[i + 1] === unit;
      if (isFirst || (isRate && !isThisRate)) {
        found.period = span;
        isRate = isThisRate;
      }
    } else if (!isLabel(word, unit)) found.amount ??= span;
  });
  return found;
}
