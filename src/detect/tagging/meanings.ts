import type { AskedConcepts } from './asked-concepts.ts';
import type { Tag } from './tags.ts';

/** Cells of a kept tag's row: concept and number of parts in one, its tokens, then the rows of its parts in order. */
export const KEPT_CELLS = { concept: 0, start: 1, end: 2, firstPart: 3 } as const;
/** Bits of the first cell that hold the number of parts. */
export const PART_BITS = 8;

/**
 * The tags that somebody asks for in a block, or in a passage of a long one, by what they count as. All stands in one
 * stretch of an array:
 *
 * - by number of an asked concept, and one more: where the list of its tags begins
 * - these lists: for each tag, ordered by start, where its row begins
 * - the rows of the tags and of all that they are made of
 */
export class Meanings {
  /**
   * @param end the token after the passage
   * @param from where in `cells` the stretch begins; all places and rows are counted from the beginning of `cells`
   */
  constructor(
    readonly end: number,
    private readonly asked: AskedConcepts,
    private readonly cells: Int32Array,
    private readonly from: number,
  ) {}

  /** How many tags count as the concept. */
  count(concept: number): number {
    return this.endOf(concept) - this.firstOf(concept);
  }

  /** Whether a tag of the concept lies within the tokens from `from` up to `to`. */
  holds(concept: number, from: number, to: number): boolean {
    const end = this.endOf(concept);
    for (let place = this.firstFrom(concept, from); place < end; place++) {
      if (this.startAt(place) >= to) return false;
      if (this.endAt(place) <= to) return true;
    }
    return false;
  }

  /** Whether a tag of the concept begins at `from` or later, before `to`, and ends no sooner than that. */
  covers(concept: number, from: number, to: number): boolean {
    const end = this.endOf(concept);
    for (let place = this.firstFrom(concept, from); place < end; place++) {
      if (this.startAt(place) >= to) return false;
      if (this.endAt(place) >= to) return true;
    }
    return false;
  }

  /** The tags that count as the concept and start within the tokens from `from` up to `to`, one after another. */
  *tagsIn(concept: number, from: number, to: number): Generator<Tag> {
    const end = this.endOf(concept);
    for (let place = this.firstFrom(concept, from); place < end && this.startAt(place) < to; place++)
      yield new KeptTag(this.cells, this.rowAt(place));
  }

  /** The place of the first tag of an asked concept. */
  private firstOf(concept: number): number {
    const number = this.asked.numberOf(concept);
    return number < 0 ? 0 : (this.cells[this.from + number] ?? 0);
  }

  /** The place after the last one. */
  private endOf(concept: number): number {
    const number = this.asked.numberOf(concept);
    return number < 0 ? 0 : (this.cells[this.from + number + 1] ?? 0);
  }

  /** The place of the first tag of an asked concept that starts at `token` or later; `endOf` if there is none. */
  private firstFrom(concept: number, token: number): number {
    let low = this.firstOf(concept);
    let high = this.endOf(concept);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startAt(middle) < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** First token of the tag at a place. */
  private startAt(place: number): number {
    return this.cells[this.rowAt(place) + KEPT_CELLS.start] ?? 0;
  }

  /** The token after its last. */
  private endAt(place: number): number {
    return this.cells[this.rowAt(place) + KEPT_CELLS.end] ?? 0;
  }

  private rowAt(place: number): number {
    return this.cells[place] ?? 0;
  }
}

/** A tag that looks up its parts when somebody asks for them. */
class KeptTag implements Tag {
  readonly concept: number;
  readonly start: number;
  readonly end: number;

  constructor(
    private readonly cells: Int32Array,
    private readonly row: number,
  ) {
    this.concept = (cells[row + KEPT_CELLS.concept] ?? 0) >> PART_BITS;
    this.start = cells[row + KEPT_CELLS.start] ?? 0;
    this.end = cells[row + KEPT_CELLS.end] ?? 0;
  }

  get parts(): Tag[] {
    const { cells, row } = this;
    const first = row + KEPT_CELLS.firstPart;
    const end = first + ((cells[row + KEPT_CELLS.concept] ?? 0) & ((1 << PART_BITS) - 1));
    const parts: Tag[] = [];
    for (let i = first; i < end; i++) parts.push(new KeptTag(cells, cells[i] ?? 0));
    return parts;
  }
}
