/** The concepts that rules, guards and the engine ask for, numbered without gaps: all else is soon forgotten. */
export class AskedConcepts {
  readonly count: number;
  /** By concept: its number, or -1. */
  private readonly numbers: Int32Array;
  /** By concept: the numbers of those asked for that it counts as. */
  private readonly kinds: readonly (readonly number[])[];

  /** @param ancestors for each concept all that it counts as, itself included */
  constructor(asked: ReadonlySet<number>, ancestors: readonly (readonly number[])[]) {
    this.count = asked.size;
    this.numbers = new Int32Array(ancestors.length).fill(-1);
    for (const [number, concept] of [...asked].entries()) this.numbers[concept] = number;
    this.kinds = ancestors.map((closure) =>
      closure.filter((concept) => asked.has(concept)).map((concept) => this.numberOf(concept)),
    );
  }

  /** -1 for a concept that nobody asks for. */
  numberOf(concept: number): number {
    return this.numbers[concept] ?? -1;
  }

  kindsOf(concept: number): readonly number[] {
    return this.kinds[concept] ?? [];
  }
}
