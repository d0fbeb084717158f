import type { GateWords } from '../detect/gate.ts';
import type { CompiledPatterns } from '../detect/patterns.ts';
import type { Evidence, Regulation, Study, Verdict } from '../shared/evidence.ts';
import type { Wording } from './wording.ts';

/** Everything that is compiled from rules/: plain JSON. */
export interface RuleSet {
  /** Changes whenever any rule file changes. */
  readonly version: string;
  readonly patterns: CompiledPatterns;
  readonly gate: GateWords;
  /** By family. */
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** By id. */
  readonly studies: Readonly<Record<string, Study>>;
  /** By id. */
  readonly regulators: Readonly<Record<string, Regulation>>;
  readonly wording: Wording;
  /** By rule id. */
  readonly rules: Readonly<
    Record<string, { readonly name: string; readonly family: string; readonly verdict: Verdict }>
  >;
}
