/** A mistake in a rule file: where it is and what to do about it. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}
