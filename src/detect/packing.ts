/**
 * Numbers as text. Compiled patterns hold some hundred thousand numbers, and pass by message into every frame that is
 * looked at: as text they are a quarter as long as JSON's lists, and making and reading the JSON costs next to nothing.
 *
 * A number is written in groups of five bits, the lowest first, each as one of 64 letters of which the second half
 * says that another follows (base64 VLQ as in source maps, without the sign: https://tc39.es/ecma426/#sec-base64-vlq).
 */
import type { CompiledEnd, CompiledLevel, CompiledStep } from './patterns.ts';

declare const packed: unique symbol;
/** Whole numbers from 0 up to 2³⁰, as text. */
export type PackedNumbers = string & { readonly [packed]: 'numbers' };
/** Numbers none of which is smaller than the one before it, as text. */
export type PackedAscending = string & { readonly [packed]: 'ascending' };
/** A level of patterns, as text. */
export type PackedLevel = string & { readonly [packed]: 'level' };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 5;
/** Says that another group follows. */
const MORE = 1 << BITS;
const MOST = 2 ** 30;

/** @throws RangeError for numbers out of that range */
export const packNumbers = (numbers: readonly number[]) => write(numbers) as PackedNumbers;

export const packAscending = (numbers: readonly number[]) =>
  write(numbers.map((number, i) => number - (numbers[i - 1] ?? 0))) as PackedAscending;

export const unpackNumbers = (text: PackedNumbers): Int32Array => read(text);

export function unpackAscending(text: PackedAscending): Int32Array {
  const numbers = read(text);
  for (let i = 1; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + (numbers[i - 1] ?? 0);
  return numbers;
}

function write(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 0 || number > MOST)
      throw new RangeError(`${number} cannot be packed: only whole numbers from 0 up to ${MOST} can.`);
    let rest = number;
    for (; rest >= MORE; rest >>= BITS) text += LETTERS[(rest & (MORE - 1)) | MORE];
    text += LETTERS[rest];
  }
  return text;
}

/** By code of a letter: its group. */
const GROUPS = new Uint8Array(128);
for (let group = 0; group < LETTERS.length; group++) GROUPS[LETTERS.charCodeAt(group)] = group;

function read(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at++) {
    const group = GROUPS[text.charCodeAt(at)] ?? 0;
    number |= (group & (MORE - 1)) << shift;
    if (group >= MORE) {
      shift += BITS;
      continue;
    }
    numbers[count++] = number;
    number = 0;
    shift = 0;
  }
  return numbers.slice(0, count);
}

const FAR = 1;
const OPENS = 2;

const stepNumbers = ({ after, concepts, forms, gap, far, opens }: CompiledStep): number[] => [
  after + 1,
  forms,
  gap,
  (far ? FAR : 0) | (opens ? OPENS : 0),
  concepts.length,
  ...concepts,
];

export function packLevel({ nodes, ends }: CompiledLevel): PackedLevel {
  const endNumbers = (end: CompiledEnd) => [...stepNumbers(end), end.concept, (end.last ?? -1) + 1];
  const numbers = [nodes.length, ...nodes.flatMap(stepNumbers), ...ends.flatMap(endNumbers)];
  return write(numbers) as PackedLevel;
}

export function unpackLevel(text: PackedLevel): CompiledLevel {
  const numbers = read(text);
  let at = 0;
  const next = (): number => numbers[at++] ?? 0;
  const step = (): CompiledStep => {
    const [after, forms, gap, flags, count] = [next() - 1, next(), next(), next(), next()];
    const concepts = [...numbers.subarray(at, at + count)];
    at += count;
    return { after, concepts, forms, gap, far: (flags & FAR) > 0, opens: (flags & OPENS) > 0 };
  };
  const nodes = Array.from({ length: next() }, step);
  const ends: CompiledEnd[] = [];
  while (at < numbers.length) {
    const end = { ...step(), concept: next() };
    const last = next() - 1;
    ends.push(last < 0 ? end : { ...end, last });
  }
  return { nodes, ends };
}
