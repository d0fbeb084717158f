/** What the signs between words do. */

/** SIGN.link parts less than a clause border, SIGN.light parts nothing; SIGN.other ends a clause. */
export const SIGN = {
  other: 0,
  space: 1,
  line: 2,
  call: 3,
  question: 4,
  stop: 5,
  quote: 6,
  link: 7,
  hyphen: 8,
  light: 9,
} as const;

const MEMBERS: Readonly<Partial<Record<keyof typeof SIGN, string>>> = {
  space: ' \u00a0\t',
  line: '\n\r\u2028\u2029',
  call: '!\uff01\u3002',
  question: '?\uff1f',
  stop: '.',
  quote: '"\u201c\u201d\u201e\u00ab\u00bb',
  link: ',/\u3001\uff0c',
  hyphen: '-\u2010\u2011',
  light: "#@*_~+%$£€₹&=^`'\u2018\u2019",
};

/** Signs that patterns may ask for, as words of their own; the lexicon must know them. */
const SPEAKING = '?$£€₹%=″❌✗✘&';
const SPEAKS = 0x80;

const OPENING_QUOTES = [0x201c, 0x201e, 0xab];

/** By UTF-16 unit: a SIGN, and SPEAKS. Most units are letters, of which nobody asks. */
const signs = new Uint8Array(0x10000);
for (const [name, members] of Object.entries(MEMBERS)) {
  const sign = SIGN[name as keyof typeof SIGN];
  for (const member of members) signs[member.charCodeAt(0)] = sign;
}
for (const sign of SPEAKING) signs[sign.charCodeAt(0)] = (signs[sign.charCodeAt(0)] ?? 0) | SPEAKS;

/** The SIGN that a code point is. */
export const signOf = (code: number): number => (code > 0xffff ? SIGN.other : (signs[code] ?? 0) & ~SPEAKS);

/** Whether patterns may ask for the code point as a word. */
export const speaks = (code: number): boolean => code <= 0xffff && ((signs[code] ?? 0) & SPEAKS) !== 0;

/** Whether a quotation mark opens, where its looks tell. */
export const opensQuote = (code: number): boolean => OPENING_QUOTES.includes(code);
