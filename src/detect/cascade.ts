import type { CompiledSequence, CompiledStep } from './patterns.ts';
import type { Tag } from './tags.ts';
import { BORDER, type Tokens } from './tokens.ts';

/**
 * The matcher: a cascade of linear patterns over tags (as in FASTUS, https://aclanthology.org/M93-1019/). The
 * patterns of a level read the tags of the levels below and add their own. For every step of every pattern only
 * the last few partial matches are kept, because the nearest one satisfies a limit on distance whenever any does;
 * so the work is a constant for a tag and the whole is linear in the text, whatever the text says.
 */
export class Cascade {
  private readonly levels: readonly Level[];
  private readonly stop: number;

  /**
   * @param ancestors for each concept all that it counts as, itself included
   * @param stop concept of the words that end a clause without a sign ("but", "because")
   */
  constructor(
    levels: readonly (readonly CompiledSequence[])[],
    ancestors: readonly (readonly number[])[],
    stop: number,
  ) {
    this.levels = levels.map((sequences) => new Level(sequences, ancestors));
    this.stop = stop;
  }

  /** All tags of the block, those given and those that the patterns make, ordered by start. */
  run(tokens: Tokens, phrases: readonly Tag[]): Tag[] {
    const distance = new Distance(tokens, phrases, this.stop);
    let tags = [...phrases];
    for (const level of this.levels) {
      const made = level.match(tags, distance);
      if (made.length > 0) tags = [...tags, ...made].sort((a, b) => a.start - b.start || a.end - b.end);
    }
    return tags;
  }
}

/** Answers in constant time how far apart two tokens stand and what parts them. */
class Distance {
  /** Sums up to each token. */
  private readonly commas: Int32Array;
  private readonly stops: Int32Array;
  private readonly tokens: Tokens;

  constructor(tokens: Tokens, phrases: readonly Tag[], stop: number) {
    this.tokens = tokens;
    this.commas = new Int32Array(tokens.length + 2);
    this.stops = new Int32Array(tokens.length + 2);
    for (const tag of phrases) if (tag.concept === stop) this.stops[tag.start + 1] = 1;
    for (let i = 0; i < tokens.length; i++) {
      const border = tokens.borders[i] ?? 0;
      this.commas[i + 1] = (this.commas[i] ?? 0) + (border === BORDER.comma ? 1 : 0);
      this.stops[i + 1] = (this.stops[i] ?? 0) + (this.stops[i + 1] ?? 0) + (border >= BORDER.clause ? 1 : 0);
    }
  }

  /** Whether a step that begins at token `to` may follow one that ended before token `from`. */
  fits(from: number, to: number, step: CompiledStep): boolean {
    const words = to - from;
    if (words < 0 || words > step.gap) return false;
    const { sentences } = this.tokens;
    if (sentences[to] !== sentences[from - 1]) return false;
    if (step.far) return true;
    const commas = (this.commas[to + 1] ?? 0) - (this.commas[from] ?? 0);
    return words + 2 * commas <= step.gap && this.stops[to + 1] === this.stops[from];
  }

  /** Whether a clause begins at the token, or up to `gap` words before it. */
  opens(token: number, gap: number): boolean {
    for (let i = token; i >= 0 && i >= token - gap; i--) if (this.isBorder(i)) return true;
    return false;
  }

  /** Whether a clause ends before token `end`, or up to `gap` words after that. */
  closes(end: number, gap: number): boolean {
    for (let i = end; i <= end + gap; i++) if (i >= this.tokens.length || this.isBorder(i)) return true;
    return false;
  }

  private isBorder(token: number): boolean {
    return (this.tokens.borders[token] ?? 0) >= BORDER.clause;
  }
}

/** The beginning of a match: its last tag and what came before it. */
interface Partial {
  readonly tag: Tag;
  readonly before: Partial | undefined;
}

/** By sequence and step; taken over from block to block, so that reading makes little garbage. */
interface Partials {
  readonly kept: (Partial[] | undefined)[];
  readonly touched: number[];
}

/** Partial matches kept for a step; more than the nearest one, because tags may overlap. */
const KEPT = 4;

class Level {
  private readonly sequences: readonly CompiledSequence[];
  /** By concept: the steps that it fits, as pairs of sequence and step. */
  private readonly fitting: (readonly (readonly [number, number])[] | undefined)[] = [];
  private readonly partials: Partials;

  constructor(sequences: readonly CompiledSequence[], ancestors: readonly (readonly number[])[]) {
    this.sequences = sequences;
    this.partials = { kept: new Array(sequences.length * LONGEST_SEQUENCE).fill(undefined), touched: [] };
    const byName = new Map<number, [number, number][]>();
    sequences.forEach((sequence, s) => {
      sequence.steps.forEach((step, k) => {
        for (const concept of step.concepts) {
          const places = byName.get(concept);
          if (places) places.push([s, k]);
          else byName.set(concept, [[s, k]]);
        }
      });
    });
    ancestors.forEach((closure, concept) => {
      const places = closure.flatMap((ancestor) => byName.get(ancestor) ?? []);
      // Later steps first, so that a tag never continues the match that it has just begun.
      if (places.length > 0) this.fitting[concept] = places.sort((a, b) => b[1] - a[1]);
    });
  }

  match(tags: readonly Tag[], distance: Distance): Tag[] {
    const { partials } = this;
    const endings = new Map<number, Ending>();
    for (const tag of tags) {
      for (const [s, k] of this.fitting[tag.concept] ?? []) {
        const sequence = this.sequences[s];
        if (sequence) step(sequence, k, s * LONGEST_SEQUENCE, tag, partials, distance, endings);
      }
    }
    for (const key of partials.touched) partials.kept[key] = undefined;
    partials.touched.length = 0;
    return [...endings.values()].flatMap(({ shortest, longest }) =>
      shortest === longest ? [shortest] : [longest, shortest],
    );
  }
}

/** More tokens than a block can have; with it, concept and token make one number. */
const MOST_TOKENS = 0x10000000;

/** Steps of the longest pattern; with it, sequence and step make one number. */
const LONGEST_SEQUENCE = 16;

/** Lets a tag take one step of a pattern: begin a match, carry one on, or complete it. */
function step(
  sequence: CompiledSequence,
  k: number,
  base: number,
  tag: Tag,
  partials: Partials,
  distance: Distance,
  endings: Map<number, Ending>,
): void {
  const wanted = sequence.steps[k];
  if (!wanted || (wanted.forms & tag.form) === 0) return;
  const before = k === 0 ? undefined : nearest(partials.kept[base + k - 1], tag, wanted, distance);
  if (k === 0 ? sequence.first && !distance.opens(tag.start, wanted.gap) : !before) return;
  const partial = { tag, before };
  if (k < sequence.steps.length - 1) keep(partials, base + k, partial);
  else if (sequence.last === undefined || distance.closes(tag.end, sequence.last))
    emit(sequence, partial, endings);
}

function nearest(
  kept: Partial[] | undefined,
  tag: Tag,
  wanted: CompiledStep,
  distance: Distance,
): Partial | undefined {
  if (!kept) return undefined;
  for (let i = kept.length - 1; i >= 0; i--) {
    const partial = kept[i];
    if (partial && distance.fits(partial.tag.end, tag.start, wanted)) return partial;
  }
  return undefined;
}

function keep(partials: Partials, key: number, partial: Partial): void {
  const kept = partials.kept[key];
  if (!kept) {
    partials.kept[key] = [partial];
    partials.touched.push(key);
  } else {
    kept.push(partial);
    if (kept.length > KEPT) kept.shift();
  }
}

/** The matches of a concept that end at one place: only these two count, which keeps the cascade linear. */
interface Ending {
  shortest: Tag;
  longest: Tag;
}

function emit(sequence: CompiledSequence, last: Partial, endings: Map<number, Ending>): void {
  const { concept } = sequence;
  const { end } = last.tag;
  const parts: Tag[] = [];
  for (let partial: Partial | undefined = last; partial; partial = partial.before) parts.push(partial.tag);
  parts.reverse();
  const first = parts[0] ?? last.tag;
  const key = concept * MOST_TOKENS + end;
  const other = endings.get(key);
  if (other && first.start <= other.shortest.start && first.start >= other.longest.start) return;
  const tag = { concept, form: first.form, start: first.start, end, parts };
  if (!other) endings.set(key, { shortest: tag, longest: tag });
  else if (tag.start > other.shortest.start) other.shortest = tag;
  else other.longest = tag;
}
