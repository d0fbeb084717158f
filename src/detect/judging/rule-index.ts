import type { CompiledPatterns, CompiledRule } from '../patterns.ts';

/** The rules by the effects that they ask for, so that a candidate meets only those that can fit it. */
export class RuleIndex {
  private readonly byEffect = new Map<number, readonly CompiledRule[]>();

  constructor(private readonly patterns: Pick<CompiledPatterns, 'rules' | 'ancestors'>) {}

  /** The rules that ask for an effect of this concept, in their order. */
  rulesFor(effect: number): readonly CompiledRule[] {
    const known = this.byEffect.get(effect);
    if (known) return known;
    const kinds = this.patterns.ancestors[effect] ?? [];
    const rules = this.patterns.rules.filter(({ effects, openEffects }) =>
      kinds.some((kind) => effects.includes(kind) || openEffects.includes(kind)),
    );
    this.byEffect.set(effect, rules);
    return rules;
  }
}
