import type { RuleSet } from './src/rules/rule-set.ts';

export class BuildProblem extends Error {}

export function compileRules(): Promise<RuleSet>;

/** docs/evidence.md as it should be. */
export function evidencePage(ruleSet: RuleSet): Promise<string>;

export function build(): Promise<void>;
