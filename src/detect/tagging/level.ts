import type { CompiledLevel } from '../patterns.ts';
import type { Distance } from './distance.ts';
import { Endings } from './endings.ts';
import { IntList } from './int-list.ts';
import { CONCEPT, END, FORM, NONE, type SentenceTags, START } from './sentence-tags.ts';
import { type Listing, StepTable } from './step-table.ts';

/** Matches kept at a node; more than the nearest one, because tags may overlap. A power of two. */
const KEPT = 4;

/**
 * The patterns of a level. Which steps a tag may take are the bits that two sets have in common: the steps that its
 * concept fits, and those that wait for a tag because the node before them has been reached.
 */
export class Level {
  private readonly steps: StepTable;
  /** By end: the concept that it makes, and how far the end of its clause may be; NONE where that does not matter. */
  private readonly makes: Int32Array;
  private readonly lasts: Int32Array;
  /** The set of steps that wait for a tag in this sentence. */
  private readonly waiting: Int32Array;
  /** By node: how many matches have reached it in this sentence, and the last KEPT of them. */
  private readonly reached: Int32Array;
  private readonly kept: Int32Array;
  /** The nodes that have been reached. */
  private readonly touched = new IntList();
  private readonly endings = new Endings();

  /** @param ancestors for each concept all that it counts as, itself included */
  constructor(
    compiled: CompiledLevel,
    ancestors: readonly (readonly number[])[],
    private readonly distance: Distance,
    private readonly tags: SentenceTags,
  ) {
    this.steps = new StepTable(compiled, ancestors);
    this.makes = Int32Array.from(compiled.ends, ({ concept }) => concept);
    this.lasts = Int32Array.from(compiled.ends, ({ last }) => last ?? NONE);
    this.waiting = new Int32Array(this.steps.words);
    this.reached = new Int32Array(this.steps.nodes);
    this.kept = new Int32Array(this.steps.nodes * KEPT);
  }

  /** Adds to the tags of a sentence those that the patterns make of them. */
  match(): void {
    this.forget();
    const { tags, waiting } = this;
    const { concerns, later, first, second } = this.steps;
    // All that a text costs comes down to this loop, so it looks nothing up twice.
    const { order, rows } = tags.view();
    const { length } = tags;
    for (let place = 0; place < length; place++) {
      const tag = order[place] ?? 0;
      const concept = rows[tag + CONCEPT] ?? 0;
      if (concerns[concept] === 0) continue;
      const laterEnd = later.from[concept + 1] ?? 0;
      for (let i = later.from[concept] ?? 0; i < laterEnd; i += 2) {
        const word = later.values[i] ?? 0;
        const bits = (later.values[i + 1] ?? 0) & (waiting[word] ?? 0);
        if (bits !== 0) this.takeAll(word, bits, tag);
      }
      const firstEnd = first.from[concept + 1] ?? 0;
      for (let i = first.from[concept] ?? 0; i < firstEnd; i++) this.begin(first.values[i] ?? 0, tag);
      this.await(second, concept);
    }
    tags.arrange(this.endings.take(tags));
  }

  /** Begins a sentence: no node has been reached. */
  private forget(): void {
    const { waiting, touched, reached } = this;
    const { alone, words } = this.steps;
    for (let word = 0; word < words; word++) waiting[word] = alone[word] ?? 0;
    for (let i = 0; i < touched.length; i++) reached[touched.at(i)] = 0;
    touched.length = 0;
  }

  /** Lets a tag take the steps of a word of a set. */
  private takeAll(word: number, steps: number, tag: number): void {
    for (let bits = steps; bits !== 0; bits &= bits - 1)
      this.take((word << 5) + 31 - Math.clz32(bits & -bits), tag);
  }

  private take(step: number, tag: number): void {
    const { steps, tags } = this;
    if (((steps.forms[step] ?? 0) & tags.get(tag, FORM)) === 0) return;
    const node = steps.after[step] ?? NONE;
    const before = node === NONE ? NONE : this.nearest(node, step, tag);
    if (node === NONE ? !this.mayBegin(step, tag) : before === NONE) return;
    if (step >= steps.ends) {
      const reached = steps.nodeOf(step);
      this.reach(reached, tag, before);
      this.await(steps.following, reached);
    } else if (this.mayEnd(step, tag)) this.endings.add(tags, this.makes[step] ?? 0, tag, before);
  }

  private begin(node: number, tag: number): void {
    const { steps, tags } = this;
    const step = steps.nodeOf(node);
    if (((steps.forms[step] ?? 0) & tags.get(tag, FORM)) !== 0 && this.mayBegin(step, tag))
      this.reach(node, tag, NONE);
  }

  private mayBegin(step: number, tag: number): boolean {
    const { opens, gaps } = this.steps;
    return opens[step] === 0 || this.distance.opens(this.tags.get(tag, START), gaps[step] ?? 0);
  }

  private mayEnd(end: number, tag: number): boolean {
    const last = this.lasts[end] ?? NONE;
    return last === NONE || this.distance.closes(this.tags.get(tag, END), last);
  }

  /** The nearest match at a node that the tag may follow by a step, or NONE. */
  private nearest(node: number, step: number, tag: number): number {
    const { tags, distance } = this;
    const { gaps, fars } = this.steps;
    const start = tags.get(tag, START);
    const count = this.reached[node] ?? 0;
    for (let i = count - 1; i >= 0 && i >= count - KEPT; i--) {
      const match = this.kept[node * KEPT + (i & (KEPT - 1))] ?? NONE;
      if (distance.fits(tags.endOf(match), start, gaps[step] ?? 0, fars[step] === 1)) return match;
    }
    return NONE;
  }

  private reach(node: number, tag: number, before: number): void {
    const count = this.reached[node] ?? 0;
    this.kept[node * KEPT + (count & (KEPT - 1))] = this.tags.addMatch(tag, before);
    this.reached[node] = count + 1;
    if (count === 0) this.touched.push(node);
  }

  /** From now on the steps listed under a key wait for a tag. */
  private await({ from, values }: Listing, key: number): void {
    const { waiting } = this;
    const end = from[key + 1] ?? 0;
    for (let i = from[key] ?? 0; i < end; i += 2) {
      const word = values[i] ?? 0;
      waiting[word] = (waiting[word] ?? 0) | (values[i + 1] ?? 0);
    }
  }
}
