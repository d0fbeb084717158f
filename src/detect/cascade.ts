import type { CompiledSequence, CompiledStep } from './patterns.ts';
import type { Tag } from './tags.ts';
import { BORDER, type Tokens } from './tokens.ts';

/**
 * The matcher: a cascade of linear patterns over tags, as in the FASTUS system for information extraction. The
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

  /**
   * The tags of the block that `isAsked` wants, those given and those that the patterns make, ordered by start.
   * It goes a few sentences at a time, since no pattern leaves its sentence, so that the rest is soon forgotten.
   */
  run(tokens: Tokens, phrases: readonly Tag[], isAsked: (tag: Tag) => boolean): readonly Tag[] {
    const distance = new Distance(tokens, phrases, this.stop);
    const asked: Tag[] = [];
    for (let from = 0; from < phrases.length; ) {
      const end = passageEnd(phrases, from, tokens);
      let tags: readonly Tag[] = from === 0 && end === phrases.length ? phrases : phrases.slice(from, end);
      for (const level of this.levels) {
        const made = level.match(tags, distance);
        if (made.length > 0) tags = merge(tags, made);
      }
      for (const tag of tags) if (isAsked(tag)) asked.push(tag);
      from = end;
    }
    return asked;
  }
}

/** Tags that are matched together, at the least. */
const PASSAGE_TAGS = 2000;

/** The first tag of a new sentence, once there are enough before it. */
function passageEnd(tags: readonly Tag[], from: number, { sentences }: Tokens): number {
  for (let end = from + PASSAGE_TAGS; end < tags.length; end++) {
    if (sentences[tags[end]?.start ?? 0] !== sentences[tags[end - 1]?.start ?? 0]) return end;
  }
  return tags.length;
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

/** Two lists of tags in one, all ordered by start. */
function merge(tags: readonly Tag[], made: Tag[]): Tag[] {
  made.sort((a, b) => a.start - b.start);
  const all: Tag[] = [];
  let next = 0;
  for (const tag of tags) {
    for (let other = made[next]; other && other.start < tag.start; other = made[++next]) all.push(other);
    all.push(tag);
  }
  return all.concat(made.slice(next));
}

/** The beginning of a match: its last tag and what came before it. */
interface Partial {
  readonly tag: Tag;
  readonly before: Partial | undefined;
}

/** Partial matches kept for a step; more than the nearest one, because tags may overlap. */
const KEPT = 4;

/** A step in its pattern. The step before it has the place before its own. */
interface PlacedStep {
  readonly step: CompiledStep;
  readonly sequence: CompiledSequence;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The matches of a concept that end at one place: only these two count, which keeps the cascade linear. */
interface Ending {
  shortest: Tag;
  longest: Tag;
}

/** More tokens than a block can have; with it, concept and token make one number. */
const MOST_TOKENS = 0x10000000;

class Level {
  private readonly steps: readonly PlacedStep[];
  /** By concept: places of the steps that it fits, later steps first, so that no tag continues what it began. */
  private readonly fitting: (readonly number[] | undefined)[];
  /** By place, and the places in use; taken over from block to block, so that reading makes little garbage. */
  private readonly kept: (Partial[] | undefined)[];
  private readonly inUse: number[] = [];

  constructor(sequences: readonly CompiledSequence[], ancestors: readonly (readonly number[])[]) {
    this.steps = sequences.flatMap((sequence) =>
      sequence.steps.map((step, k) => ({
        step,
        sequence,
        isFirst: k === 0,
        isLast: k === sequence.steps.length - 1,
      })),
    );
    this.kept = this.steps.map(() => undefined);
    const byConcept = new Map<number, number[]>();
    this.steps.forEach(({ step }, place) => {
      for (const concept of step.concepts) {
        const places = byConcept.get(concept);
        if (places) places.push(place);
        else byConcept.set(concept, [place]);
      }
    });
    this.fitting = ancestors.map((closure) => {
      const known = closure.filter((ancestor) => byConcept.has(ancestor));
      if (known.length === 0) return undefined;
      return known.flatMap((ancestor) => byConcept.get(ancestor) ?? []).sort((a, b) => b - a);
    });
  }

  match(tags: readonly Tag[], distance: Distance): Tag[] {
    const endings = new Map<number, Ending>();
    for (const tag of tags) {
      const places = this.fitting[tag.concept];
      if (places) for (const place of places) this.take(place, tag, distance, endings);
    }
    for (const place of this.inUse) this.kept[place] = undefined;
    this.inUse.length = 0;
    const made: Tag[] = [];
    for (const { shortest, longest } of endings.values()) {
      made.push(longest);
      if (shortest !== longest) made.push(shortest);
    }
    return made;
  }

  /** Lets a tag take a step: begin a match, carry one on, or complete it. */
  private take(place: number, tag: Tag, distance: Distance, endings: Map<number, Ending>): void {
    const placed = this.steps[place];
    if (!placed || (placed.step.forms & tag.form) === 0) return;
    const { step, sequence } = placed;
    let before: Partial | undefined;
    if (placed.isFirst) {
      if (sequence.first && !distance.opens(tag.start, step.gap)) return;
    } else {
      before = nearest(this.kept[place - 1], tag, step, distance);
      if (!before) return;
    }
    if (!placed.isLast) this.keep(place, { tag, before });
    else if (sequence.last === undefined || distance.closes(tag.end, sequence.last)) {
      addEnding(sequence.concept, tag, before, endings);
    }
  }

  private keep(place: number, partial: Partial): void {
    const kept = this.kept[place];
    if (!kept) {
      this.kept[place] = [partial];
      this.inUse.push(place);
    } else {
      if (kept.length === KEPT) kept.shift();
      kept.push(partial);
    }
  }
}

function nearest(
  kept: readonly Partial[] | undefined,
  tag: Tag,
  step: CompiledStep,
  distance: Distance,
): Partial | undefined {
  if (!kept) return undefined;
  for (let i = kept.length - 1; i >= 0; i--) {
    const partial = kept[i];
    if (partial && distance.fits(partial.tag.end, tag.start, step)) return partial;
  }
  return undefined;
}

function addEnding(
  concept: number,
  last: Tag,
  before: Partial | undefined,
  endings: Map<number, Ending>,
): void {
  let first = last;
  for (let partial = before; partial; partial = partial.before) first = partial.tag;
  const key = concept * MOST_TOKENS + last.end;
  const other = endings.get(key);
  if (other && first.start <= other.shortest.start && first.start >= other.longest.start) return;
  const parts = [last];
  for (let partial = before; partial; partial = partial.before) parts.push(partial.tag);
  const tag = { concept, form: first.form, start: first.start, end: last.end, parts: parts.reverse() };
  if (!other) endings.set(key, { shortest: tag, longest: tag });
  else if (tag.start > other.shortest.start) other.shortest = tag;
  else other.longest = tag;
}
