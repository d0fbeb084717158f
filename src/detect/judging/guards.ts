import type { CompiledGuard, GuardReach } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import type { Reading } from '../reading/reading.ts';
import type { Candidate } from './candidates.ts';
import { reaches, type Stance, weightier } from './stance.ts';

/** Reaches of guards whose words stand in the candidate's own block. */
const IN_BLOCK: ReadonlySet<GuardReach> = new Set([
  'words',
  'inside',
  'clause',
  'sentence',
  'ahead',
  'quoted',
]);

/** The guards, known by their index. Most stand in few blocks: which ones, each block is asked once. */
export class Guards {
  private readonly inBlock: readonly number[];
  private readonly beyond: readonly number[];
  private reading: Reading | undefined;
  private met: readonly number[] = [];

  constructor(private readonly guards: readonly CompiledGuard[]) {
    const indexes = [...guards.keys()];
    const isInBlock = (index: number): boolean => IN_BLOCK.has(guards[index]?.reach ?? 'words');
    this.inBlock = indexes.filter(isInBlock);
    this.beyond = indexes.filter((index) => !isInBlock(index));
  }

  /** All guards that reach the candidate. */
  thatReach(candidate: Candidate, page: Page): readonly number[] {
    const reached: number[] = [];
    for (const index of this.metIn(candidate.reading)) {
      const guard = this.guards[index];
      if (guard && reaches(guard, candidate, page)) reached.push(index);
    }
    return reached;
  }

  /**
   * The weightiest reading among a rule's guards that reach the candidate.
   * @param isMeansNear whether the means stands in the candidate's own sentence
   */
  stanceOf(reached: readonly number[], ruleGuards: readonly number[], isMeansNear: boolean): Stance {
    let stance: Stance = 'asserted';
    for (const index of reached) {
      const guard = this.guards[index];
      if (!guard || (guard.far && isMeansNear)) continue;
      if (ruleGuards.includes(index)) stance = weightier(stance, guard.reads);
    }
    return stance;
  }

  /** The guards that a block's own words may set off, and those that other blocks may. */
  private metIn(reading: Reading): readonly number[] {
    if (reading !== this.reading) {
      this.reading = reading;
      const met = this.inBlock.filter((index) => reading.has(this.guards[index]?.concept ?? -1));
      this.met = [...met, ...this.beyond];
    }
    return this.met;
  }
}
