import type { AskedConcepts } from './asked-concepts.ts';
import type { Tag } from './tags.ts';

/** Cells of a kept tag's row: these, then the rows of its parts in order. */
export const KEPT_CELLS = { concept: 0, form: 1, start: 2, end: 3, parts: 4, firstPart: 5 } as const;

/**
 * The tags of a block that somebody asks for, by what they count as. All stands in one stretch of an array:
 *
 * - by number of an asked concept, and one more: where the list of its tags begins
 * - these lists: for each tag, ordered by start, where its row begins
 * - the rows of the tags and of all that they are made of
 */
export class Meanings {
  /** @param from where in `cells` the stretch begins; all places and rows are counted from the beginning of `cells` */
  constructor(
    private readonly asked: AskedConcepts,
    private readonly cells: Int32Array,
    private readonly from: number,
  ) {}

  /** The place of the first tag of an asked concept. */
  firstOf(concept: number): number {
    const number = this.asked.numberOf(concept);
    return number < 0 ? 0 : (this.cells[this.from + number] ?? 0);
  }

  /** The place after the last one. */
  endOf(concept: number): number {
    const number = this.asked.numberOf(concept);
    return number < 0 ? 0 : (this.cells[this.from + number + 1] ?? 0);
  }

  /** The place of the first tag of an asked concept that starts at `token` or later; `endOf` if there is none. */
  firstFrom(concept: number, token: number): number {
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
  startAt(place: number): number {
    return this.cells[this.rowAt(place) + KEPT_CELLS.start] ?? 0;
  }

  /** The token after its last. */
  endAt(place: number): number {
    return this.cells[this.rowAt(place) + KEPT_CELLS.end] ?? 0;
  }

  tagAt(place: number): Tag {
    return new KeptTag(this.cells, this.rowAt(place));
  }

  private rowAt(place: number): number {
    return this.cells[place] ?? 0;
  }
}

/** A tag that looks up its parts when somebody asks for them. */
class KeptTag implements Tag {
  readonly concept: number;
  readonly form: number;
  readonly start: number;
  readonly end: number;

  constructor(
    private readonly cells: Int32Array,
    private readonly row: number,
  ) {
    this.concept = cells[row + KEPT_CELLS.concept] ?? 0;
    this.form = cells[row + KEPT_CELLS.form] ?? 0;
    this.start = cells[row + KEPT_CELLS.start] ?? 0;
    this.end = cells[row + KEPT_CELLS.end] ?? 0;
  }

  get parts(): Tag[] {
    const { cells, row } = this;
    const first = row + KEPT_CELLS.firstPart;
    const end = first + (cells[row + KEPT_CELLS.parts] ?? 0);
    const parts: Tag[] = [];
    for (let i = first; i < end; i++) parts.push(new KeptTag(cells, cells[i] ?? 0));
    return parts;
  }
}
