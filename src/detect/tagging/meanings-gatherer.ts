import type { AskedConcepts } from './asked-concepts.ts';
import { Chunks } from './chunks.ts';
import { IntList } from './int-list.ts';
import { KEPT_CELLS, Meanings, PART_BITS } from './meanings.ts';
import { CONCEPT, END, type SentenceTags, START } from './sentence-tags.ts';

/** Numbers that a passage may fill before it is finished: long blocks are kept in passages. */
const PASSAGE = 0x8000;

/** Gathers the meanings of a passage, sentence by sentence; used again for the next one. */
export class MeaningsGatherer {
  /** Rows as in `Meanings`, counted from the first of them. */
  private readonly rows = new IntList(512);
  /** The tags that are asked for, by their rows. */
  private readonly found = new IntList(128);
  /** By tag of the sentence at hand: its row and 1, or 0. */
  private readonly rowOf = new IntList(1024);
  /** By number of an asked concept: how many tags count as it, later where the next one is listed. */
  private readonly places: Int32Array;
  /** Length of all lists together. */
  private listed = 0;
  private readonly chunks = new Chunks();
  /** Cells of a passage of which nobody asks anything. */
  private readonly nothing: Int32Array;

  constructor(private readonly asked: AskedConcepts) {
    this.places = new Int32Array(asked.count);
    this.nothing = new Int32Array(asked.count + 1);
  }

  /** Whether the passage should end here. */
  get isFull(): boolean {
    return this.rows.length > PASSAGE;
  }

  private clear(): void {
    this.rows.clear();
    this.found.clear();
    this.listed = 0;
    this.places.fill(0);
  }

  /** Adds the tags of a sentence, as far as somebody asks for them, with all that they are made of. */
  add(tags: SentenceTags): void {
    this.rowOf.reserve(tags.size);
    this.rowOf.values.fill(0, 0, tags.size);
    for (let place = 0; place < tags.length; place++) {
      const tag = tags.tagAt(place);
      const kinds = this.asked.kindsOf(tags.get(tag, CONCEPT));
      if (kinds.length === 0) continue;
      this.found.push(this.keep(tags, tag));
      for (const kind of kinds) this.places[kind] = (this.places[kind] ?? 0) + 1;
      this.listed += kinds.length;
    }
  }

  /**
   * What has been gathered since the last passage.
   * @param end the token after the passage
   */
  finish(end: number): Meanings {
    if (this.found.length === 0) return new Meanings(end, this.asked, this.nothing, 0);
    const { asked, rows, found, places } = this;
    const { cells, from } = this.chunks.take(asked.count + 1 + this.listed + rows.length);
    const firstRow = from + asked.count + 1 + this.listed;
    this.layOutLists(cells, from);
    for (let i = 0; i < found.length; i++) {
      const row = found.at(i);
      for (const kind of asked.kindsOf(rows.at(row + KEPT_CELLS.concept) >> PART_BITS)) {
        const place = places[kind] ?? 0;
        cells[place] = firstRow + row;
        places[kind] = place + 1;
      }
    }
    this.layOutRows(cells, firstRow);
    this.clear();
    return new Meanings(end, asked, cells, from);
  }

  /** Writes where each list begins, and makes `places` say the same. */
  private layOutLists(cells: Int32Array, from: number): void {
    const { places } = this;
    let next = from + places.length + 1;
    for (let kind = 0; kind < places.length; kind++) {
      const count = places[kind] ?? 0;
      cells[from + kind] = next;
      places[kind] = next;
      next += count;
    }
    cells[from + places.length] = next;
  }

  /** Copies the rows behind the lists, their parts now counted from the beginning of `cells`. */
  private layOutRows(cells: Int32Array, firstRow: number): void {
    const { values, length } = this.rows;
    for (let row = 0; row < length; ) {
      const first = row + KEPT_CELLS.firstPart;
      const end = first + ((values[row + KEPT_CELLS.concept] ?? 0) & ((1 << PART_BITS) - 1));
      for (let i = row; i < first; i++) cells[firstRow + i] = values[i] ?? 0;
      for (let i = first; i < end; i++) cells[firstRow + i] = firstRow + (values[i] ?? 0);
      row = end;
    }
  }

  /** The row of a tag; those of its parts stand before it. */
  private keep(tags: SentenceTags, tag: number): number {
    const known = this.rowOf.at(tag) - 1;
    if (known >= 0) return known;
    let parts = 0;
    tags.eachPart(tag, (part) => {
      this.keep(tags, part);
      parts++;
    });
    const row = this.rows.length;
    this.rows.extend(KEPT_CELLS.firstPart + parts);
    const { values } = this.rows;
    values[row + KEPT_CELLS.concept] = (tags.get(tag, CONCEPT) << PART_BITS) | parts;
    values[row + KEPT_CELLS.start] = tags.get(tag, START);
    values[row + KEPT_CELLS.end] = tags.get(tag, END);
    let place = row + KEPT_CELLS.firstPart + parts;
    tags.eachPart(tag, (part) => {
      values[--place] = this.rowOf.at(part) - 1;
    });
    this.rowOf.values[tag] = row + 1;
    return row;
  }
}
