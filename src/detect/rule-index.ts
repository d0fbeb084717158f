import type { CompiledPatterns, CompiledRule } from './patterns.ts';

const NO_RULES: readonly CompiledRule[] = [];

/** The rules by the effects that they ask for, so that a candidate meets only those that can fit it. */
export class RuleIndex {
  private readonly byEffect: readonly (readonly CompiledRule[])[];

  constructor({ rules, ancestors }: Pick<CompiledPatterns, 'rules' | 'ancestors'>) {
    this.byEffect = ancestors.map((kinds) =>
      rules.filter(({ effects, openEffects }) =>
        kinds.some((kind) => effects.includes(kind) || openEffects.includes(kind)),
      ),
    );
  }

  /** The rules that ask for an effect of this concept, in their order. */
  rulesFor(effect: number): readonly CompiledRule[] {
    return this.byEffect[effect] ?? NO_RULES;
  }
}
