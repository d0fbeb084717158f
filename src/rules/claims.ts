import type { CompiledGuard, CompiledRule } from '../detect/patterns.ts';
import type { Verdict } from '../shared/evidence.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';
import type { Concept, Example } from './vocabulary.ts';

type Names = string | readonly string[];

/** A claim file, as its schema has it. */
export interface ClaimFile {
  readonly name: string;
  readonly evidence: string;
  readonly as?: 'claim' | 'borderline';
  readonly yields?: boolean;
  readonly match: {
    readonly effect?: Names;
    readonly means?: Names;
    readonly region?: Names;
    readonly with?: Names;
    readonly 'open-effect'?: Names;
    readonly in?: 'label';
    readonly within?: 'passage' | 'page' | 'list';
    readonly order?: 'means-first' | 'effect-first';
    readonly distance?: number;
  };
  readonly unless?: readonly string[];
  readonly despite?: readonly string[];
  readonly confidence?: number;
  readonly examples: Readonly<
    Partial<Record<'claim' | 'refute' | 'borderline' | 'none', readonly Example[]>>
  >;
  readonly 'known-misses'?: readonly Example[];
  readonly 'known-false-alarms'?: readonly Example[];
}

const DEFAULT_DISTANCE = 30;
const DEFAULT_CONFIDENCE = 0.9;

const listOf = (names: Names | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;

/** What a rule is checked against. */
export interface Surroundings {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly indexOf: ReadonlyMap<string, number>;
  /** Guard concepts in the order of `CompiledPatterns.guards`. */
  readonly guards: readonly string[];
  readonly verdictOf: (family: string) => Verdict | undefined;
}

/** The concepts that are guards, in a fixed order. */
export function compileGuards(
  concepts: ReadonlyMap<string, Concept>,
  indexOf: ReadonlyMap<string, number>,
): CompiledGuard[] {
  return [...concepts.values()].flatMap(({ name, entry }) =>
    entry.reads
      ? [
          {
            concept: indexOf.get(name) ?? -1,
            reads: entry.reads,
            reach: entry.reach ?? 'words',
            far: entry.far ?? false,
          },
        ]
      : [],
  );
}

/** Compiles one claim file, telling every name in it that nothing stands behind. */
export function compileRule(
  source: Source<ClaimFile>,
  around: Surroundings,
  problems: Problem[],
): CompiledRule | undefined {
  const { data } = source;
  const before = problems.length;
  const conceptsAt = (names: Names | undefined, key: string): number[] =>
    listOf(names).map((name) => {
      const index = around.indexOf.get(name);
      if (index === undefined)
        problems.push(source.problem(['match', key], `unknown concept "${name}" in match.${key}`));
      return index ?? -1;
    });
  const guardsAt = (key: 'unless' | 'despite'): readonly string[] => {
    (data[key] ?? []).forEach((name, i) => {
      if (!around.guards.includes(name)) problems.push(source.problem([key, i], `unknown guard "${name}"`));
    });
    return data[key] ?? [];
  };
  const verdict = around.verdictOf(data.evidence);
  if (!verdict)
    problems.push(
      source.problem(
        ['evidence'],
        `unknown evidence "${data.evidence}": no rules/evidence/${data.evidence}.yaml`,
      ),
    );
  const effects = conceptsAt(data.match.effect, 'effect');
  const openEffects = conceptsAt(data.match['open-effect'], 'open-effect');
  const means = conceptsAt(data.match.means, 'means');
  const regions = conceptsAt(data.match.region, 'region');
  const companions = conceptsAt(data.match.with, 'with');
  const named = guardsAt('unless');
  const dropped = guardsAt('despite');
  if (!verdict || problems.length > before) return undefined;
  const serves = (name: string): boolean =>
    named.includes(name) || (around.concepts.get(name)?.entry.shared !== false && !dropped.includes(name));
  return {
    id: source.id,
    family: data.evidence,
    verdict,
    as: data.as ?? 'claim',
    yields: data.yields ?? false,
    effects,
    openEffects,
    means,
    regions,
    companions,
    inLabel: data.match.in === 'label',
    within: data.match.within ?? 'passage',
    order: data.match.order ?? 'any',
    distance: data.match.distance ?? DEFAULT_DISTANCE,
    guards: around.guards.flatMap((name, i) => (serves(name) ? [i] : [])),
    confidence: data.confidence ?? DEFAULT_CONFIDENCE,
  };
}
