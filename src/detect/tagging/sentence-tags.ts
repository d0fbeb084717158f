import { IntList } from './int-list.ts';

/** No match before, no tag below. */
export const NONE = -1;

/** What a tag's row holds, one cell after another. */
export const CONCEPT = 0;
export const FORM = 1;
export const START = 2;
export const END = 3;
/** Of a made tag the last tag that it is made of, and the match before that one; of a phrase NONE. */
const LAST = 4;
const BEFORE = 5;
const CELLS = 6;

/** What a match's row holds: its last tag, the match before that one, where it ends, and its first tag. */
const TAG = 0;
const MATCH_BEFORE = 1;
const MATCH_END = 2;
const FIRST = 3;
const MATCH_CELLS = 4;

/**
 * The tags of the sentence at hand and the matches that patterns have begun in it, in a few arrays that are emptied
 * and filled again for each sentence: reading makes no garbage. A tag is known by the place of its row.
 */
export class SentenceTags {
  private readonly rows = new IntList(1024);
  /** The tags in the order of their starts; of those that start together the sooner made comes first. */
  private readonly order = new IntList(128);
  /** The rows of matches that have begun. */
  private readonly matches = new IntList(512);

  clear(): void {
    this.rows.clear();
    this.order.clear();
    this.matches.clear();
  }

  /** Number of tags in order. */
  get length(): number {
    return this.order.length;
  }

  /** More than the greatest number that a tag has. */
  get size(): number {
    return this.rows.length;
  }

  /** The tag at a place of the order. */
  tagAt(place: number): number {
    return this.order.at(place);
  }

  /** The tags in order and the rows, for reading until something is added. */
  view(): { readonly order: Int32Array; readonly rows: Int32Array } {
    return { order: this.order.values, rows: this.rows.values };
  }

  /** A cell of a tag's row. */
  get(tag: number, cell: number): number {
    return this.rows.at(tag + cell);
  }

  /** Adds a word's or phrase's tag; they come ordered by start. */
  addPhrase(concept: number, form: number, start: number, end: number): void {
    this.order.push(this.addRow(concept, form, start, end, NONE, NONE));
  }

  /** A match that goes on, or begins, with a tag; it is known by the place of its row. */
  addMatch(tag: number, before: number): number {
    const match = this.matches.length;
    this.matches.extend(MATCH_CELLS);
    const { values } = this.matches;
    values[match + TAG] = tag;
    values[match + MATCH_BEFORE] = before;
    values[match + MATCH_END] = this.get(tag, END);
    values[match + FIRST] = before === NONE ? tag : this.firstOf(before);
    return match;
  }

  /** The token after the last one of a match. */
  endOf(match: number): number {
    return this.matches.at(match + MATCH_END);
  }

  /** The tag that a match began with. */
  firstOf(match: number): number {
    return this.matches.at(match + FIRST);
  }

  /** A tag made of a match and the tag that completes it. It is not yet in the order. */
  make(concept: number, last: number, before: number): number {
    const first = before === NONE ? last : this.firstOf(before);
    const form = this.get(first, FORM);
    return this.addRow(concept, form, this.get(first, START), this.get(last, END), last, before);
  }

  /** Visits the tags that a tag is made of, the last one first; a word or phrase of the vocabulary has none. */
  eachPart(tag: number, visit: (part: number) => void): void {
    const last = this.get(tag, LAST);
    if (last === NONE) return;
    visit(last);
    for (let match = this.get(tag, BEFORE); match !== NONE; match = this.matches.at(match + MATCH_BEFORE))
      visit(this.matches.at(match + TAG));
  }

  /** Puts made tags into the order. They come nearly ordered by start, since no pattern reaches far. */
  arrange(made: IntList): void {
    if (made.length === 0) return;
    this.sort(made);
    let to = this.order.length + made.length;
    this.order.reserve(to);
    let old = this.order.length - 1;
    this.order.length = to;
    const { values } = this.order;
    for (let next = made.length - 1; next >= 0; ) {
      const tag = made.at(next);
      const other = values[old] ?? 0;
      if (old >= 0 && this.get(other, START) > this.get(tag, START)) {
        values[--to] = other;
        old--;
      } else {
        values[--to] = tag;
        next--;
      }
    }
  }

  private sort({ values, length }: IntList): void {
    for (let i = 1; i < length; i++) {
      const tag = values[i] ?? 0;
      const start = this.get(tag, START);
      let at = i;
      for (; at > 0 && this.get(values[at - 1] ?? 0, START) > start; at--) values[at] = values[at - 1] ?? 0;
      values[at] = tag;
    }
  }

  private addRow(
    concept: number,
    form: number,
    start: number,
    end: number,
    last: number,
    before: number,
  ): number {
    const row = this.rows.length;
    this.rows.extend(CELLS);
    const { values } = this.rows;
    values[row + CONCEPT] = concept;
    values[row + FORM] = form;
    values[row + START] = start;
    values[row + END] = end;
    values[row + LAST] = last;
    values[row + BEFORE] = before;
    return row;
  }
}
