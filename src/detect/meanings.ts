import type { AskedConcepts } from './asked-concepts.ts';
import { IntList } from './int-list.ts';
import { CONCEPT, END, FORM, type SentenceTags, START } from './sentence-tags.ts';
import type { Tag } from './tags.ts';

/** Cells of a kept tag: CONCEPT, FORM, START and END as in a sentence, then where its parts stand. */
const PARTS_FROM = 4;
const PARTS_END = 5;

/** The tags of a block that somebody asks for, by what they count as. A tag is known by the place of its row. */
export class Meanings {
  /**
   * @param from by number of an asked concept, and one more: where its tags begin in `tags`
   * @param tags the rows of the tags that count as each, ordered by start
   * @param rows six numbers for each tag
   * @param parts rows of the tags that others are made of
   */
  constructor(
    private readonly asked: AskedConcepts,
    private readonly from: Int32Array,
    private readonly tags: Int32Array,
    private readonly rows: Int32Array,
    private readonly parts: Int32Array,
  ) {}

  /** Where in the list of all the tags of an asked concept begin. */
  firstOf(concept: number): number {
    return this.from[this.asked.numberOf(concept)] ?? 0;
  }

  /** Where they end. */
  endOf(concept: number): number {
    return this.from[this.asked.numberOf(concept) + 1] ?? 0;
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

  /** First token of the tag at a place of the list. */
  startAt(place: number): number {
    return this.rows[(this.tags[place] ?? 0) + START] ?? 0;
  }

  /** The token after its last. */
  endAt(place: number): number {
    return this.rows[(this.tags[place] ?? 0) + END] ?? 0;
  }

  tagAt(place: number): Tag {
    return this.tag(this.tags[place] ?? 0);
  }

  private tag(row: number): Tag {
    const { rows } = this;
    const parts: Tag[] = [];
    for (let i = rows[row + PARTS_FROM] ?? 0; i < (rows[row + PARTS_END] ?? 0); i++)
      parts.push(this.tag(this.parts[i] ?? 0));
    return {
      concept: rows[row + CONCEPT] ?? 0,
      form: rows[row + FORM] ?? 0,
      start: rows[row + START] ?? 0,
      end: rows[row + END] ?? 0,
      parts,
    };
  }
}

/** Gathers the meanings of a block, sentence by sentence; used again for the next block. */
export class MeaningsGatherer {
  private readonly rows = new IntList(512);
  private readonly parts = new IntList(128);
  /** Rows of the tags that are asked for. */
  private readonly found = new IntList(128);
  /** By tag of the sentence at hand: its row here and 1, or 0. */
  private readonly rowOf = new IntList(1024);

  constructor(private readonly asked: AskedConcepts) {}

  clear(): void {
    this.rows.length = 0;
    this.parts.length = 0;
    this.found.length = 0;
  }

  /** Adds the tags of a sentence, as far as somebody asks for them, with all that they are made of. */
  add(tags: SentenceTags): void {
    this.rowOf.reserve(tags.size);
    this.rowOf.values.fill(0, 0, tags.size);
    for (let place = 0; place < tags.length; place++) {
      const tag = tags.tagAt(place);
      if (this.asked.kindsOf(tags.get(tag, CONCEPT)).length > 0) this.found.push(this.keep(tags, tag));
    }
  }

  finish(): Meanings {
    const { asked, found } = this;
    const from = new Int32Array(asked.count + 1);
    this.eachKind((kind) => {
      from[kind + 1] = (from[kind + 1] ?? 0) + 1;
    });
    for (let kind = 0; kind < asked.count; kind++) from[kind + 1] = (from[kind + 1] ?? 0) + (from[kind] ?? 0);
    const tags = new Int32Array(from[asked.count] ?? 0);
    const next = from.slice();
    for (let i = 0; i < found.length; i++) {
      for (const kind of asked.kindsOf(this.rows.at(found.at(i) + CONCEPT))) {
        const place = next[kind] ?? 0;
        tags[place] = found.at(i);
        next[kind] = place + 1;
      }
    }
    return new Meanings(
      asked,
      from,
      tags,
      this.rows.values.slice(0, this.rows.length),
      this.parts.values.slice(0, this.parts.length),
    );
  }

  private eachKind(use: (kind: number) => void): void {
    for (let i = 0; i < this.found.length; i++)
      for (const kind of this.asked.kindsOf(this.rows.at(this.found.at(i) + CONCEPT))) use(kind);
  }

  /** The row of a tag and, before it, of its parts. */
  private keep(tags: SentenceTags, tag: number): number {
    const known = this.rowOf.at(tag) - 1;
    if (known >= 0) return known;
    const partsFrom = this.keepParts(tags, tag);
    const row = this.rows.length;
    for (const cell of [CONCEPT, FORM, START, END]) this.rows.push(tags.get(tag, cell));
    this.rows.push(partsFrom);
    this.rows.push(this.parts.length);
    this.rowOf.values[tag] = row + 1;
    return row;
  }

  /** Lists the parts of a tag in order; returns where they begin. */
  private keepParts(tags: SentenceTags, tag: number): number {
    if (tags.isPhrase(tag)) return this.parts.length;
    const parts = [...tags.partsOf(tag)].reverse().map((part) => this.keep(tags, part));
    const from = this.parts.length;
    for (const part of parts) this.parts.push(part);
    return from;
  }
}
