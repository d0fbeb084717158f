import type { CompiledLevel, CompiledStep } from '../patterns.ts';

/** Numbers listed by a key, all in one array. */
export interface Listing {
  /** By key, and one more: where its numbers begin. */
  readonly from: Int32Array;
  readonly values: Int32Array;
}

const NO_STEPS: readonly number[] = [];

/** Bits in a word of a set. */
const WORD = 32;

/**
 * The steps of a level's patterns, flat. Ends are numbered first, then nodes, each before the one it follows. A set
 * of steps is a row of words of 32 bits; listed are only the words that are not empty, as place and bits in turns.
 */
export class StepTable {
  readonly ends: number;
  readonly nodes: number;
  /** Length of a set in words. */
  readonly words: number;
  /** By step: what is asked of the tag that takes it. */
  readonly forms: Int32Array;
  readonly gaps: Int32Array;
  readonly fars: Uint8Array;
  readonly opens: Uint8Array;
  /** By step: the node before it, or -1. */
  readonly after: Int32Array;
  /** By concept: the set of steps that its tags fit and that need something before them, or are a pattern alone. */
  readonly later: Listing;
  /** By concept: the nodes that its tags fit and that begin patterns. */
  readonly first: Listing;
  /** By concept: the set of steps that follow these nodes. */
  readonly second: Listing;
  /** By node: the set of steps that follow it. */
  readonly following: Listing;
  /** By concept: 1 where its tags fit any step. */
  readonly concerns: Uint8Array;
  /** The set of steps that are a pattern alone. */
  readonly alone: Int32Array;

  /** @param ancestors for each concept all that it counts as, itself included */
  constructor({ nodes, ends }: CompiledLevel, ancestors: readonly (readonly number[])[]) {
    const steps: readonly CompiledStep[] = [...ends, ...nodes.toReversed()];
    this.ends = ends.length;
    this.nodes = nodes.length;
    this.words = Math.ceil(steps.length / WORD);
    this.forms = Int32Array.from(steps, ({ forms }) => forms);
    this.gaps = Int32Array.from(steps, ({ gap }) => gap);
    this.fars = Uint8Array.from(steps, ({ far }) => Number(far));
    this.opens = Uint8Array.from(steps, ({ opens }) => Number(opens));
    this.after = Int32Array.from(steps, ({ after }) => after);
    const isBeginning = (step: number): boolean => step >= this.ends && this.after[step] === -1;
    const fitting = stepsByConcept(steps, ancestors);
    this.later = this.listSets(fitting.map((some) => some.filter((step) => !isBeginning(step))));
    this.first = list(fitting.map((some) => some.filter(isBeginning).map((step) => this.nodeOf(step))));
    this.concerns = Uint8Array.from(fitting, (some) => Number(some.length > 0));
    const followers = stepsByNode(steps, nodes.length);
    this.following = this.listSets(followers);
    const followersOf = (step: number): readonly number[] => followers[this.nodeOf(step)] ?? [];
    this.second = this.listSets(fitting.map((some) => some.filter(isBeginning).flatMap(followersOf)));
    this.alone = this.setOf(
      steps.flatMap(({ after }, step) => (after === -1 && step < this.ends ? [step] : [])),
    );
  }

  /** The node that a step from `ends` on is, and the other way round. */
  nodeOf(step: number): number {
    return this.ends + this.nodes - 1 - step;
  }

  private setOf(steps: readonly number[]): Int32Array {
    const set = new Int32Array(this.words);
    for (const step of steps) set[step >> 5] = (set[step >> 5] ?? 0) | (1 << (step & 31));
    return set;
  }

  private listSets(lists: readonly (readonly number[])[]): Listing {
    const from = new Int32Array(lists.length + 1);
    const values: number[] = [];
    for (let key = 0; key < lists.length; key++) {
      const steps = lists[key];
      if (steps && steps.length > 0) this.addWords(this.setOf(steps), values);
      from[key + 1] = values.length;
    }
    return { from, values: new Int32Array(values) };
  }

  /** Adds the words of a set that are not empty, place and bits. */
  private addWords(set: Int32Array, values: number[]): void {
    for (let word = 0; word < set.length; word++) {
      const bits = set[word] ?? 0;
      if (bits !== 0) values.push(word, bits);
    }
  }
}

/** For each concept the steps that it fits, each once. */
function stepsByConcept(
  steps: readonly CompiledStep[],
  ancestors: readonly (readonly number[])[],
): (readonly number[])[] {
  const asking = ancestors.map((): number[] => []);
  for (const [number, { concepts }] of steps.entries())
    for (const concept of concepts) asking[concept]?.push(number);
  return ancestors.map((closure) => {
    const fitting: number[] = [];
    for (const ancestor of closure)
      for (const step of asking[ancestor] ?? NO_STEPS) if (!fitting.includes(step)) fitting.push(step);
    return fitting;
  });
}

/** For each node the steps that follow it. */
function stepsByNode(steps: readonly CompiledStep[], nodes: number): (readonly number[])[] {
  const following = Array.from({ length: nodes }, (): number[] => []);
  for (const [number, { after }] of steps.entries()) if (after >= 0) following[after]?.push(number);
  return following;
}

function list(lists: readonly (readonly number[])[]): Listing {
  const from = new Int32Array(lists.length + 1);
  for (const [key, { length }] of lists.entries()) from[key + 1] = (from[key] ?? 0) + length;
  return { from, values: new Int32Array(lists.flat()) };
}
