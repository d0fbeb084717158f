/** Signs and weights: what makes a confidence of what rules and guards find. */
import type { CompiledSign, CompiledWeights } from '../detect/patterns.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';

/** rules/signs.yaml, as its schema has it. */
export type SignsFile = Readonly<
  Record<string, { readonly words: readonly string[]; readonly begins?: boolean }>
>;

/** rules/weights.yaml, as its schema has it: log odds by group and name. */
export interface WeightsFile {
  readonly bias: number;
  readonly [group: string]: number | Readonly<Record<string, number>>;
}

/** Names that exist, by the group of weights that speaks of them; other groups are closed by the schema. */
export type WeighedNames = Readonly<
  Record<'rule' | 'means' | 'region' | 'guard' | 'sign', ReadonlySet<string>>
>;

/** Signs are kept as bits of a number. */
const MOST_SIGNS = 31;

/**
 * Compiles the signs.
 * @param words of the lexicon
 */
export function compileSigns(
  sources: readonly Source<SignsFile>[],
  words: readonly string[],
  problems: Problem[],
): CompiledSign[] {
  const numbers = new Map(words.map((word, i) => [word, i]));
  const signs = sources.flatMap(({ data }) => Object.entries(data));
  if (signs.length > MOST_SIGNS) {
    const reason = `there are ${signs.length} signs: at most ${MOST_SIGNS}`;
    problems.push({ file: sources[0]?.path ?? 'signs.yaml', line: 1, reason });
  }
  return signs.map(([name, { words: own, begins }]) => ({
    name,
    words: own.flatMap((word) => numbers.get(word) ?? []),
    begins: begins ?? false,
  }));
}

/** The words of all signs, which the lexicon must know. */
export const wordsOfSigns = (sources: readonly Source<SignsFile>[]): string[] =>
  sources.flatMap(({ data }) => Object.values(data).flatMap(({ words }) => words));

/** Compiles the weights; tells of every name that nothing stands behind. */
export function compileWeights(
  sources: readonly Source<WeightsFile>[],
  names: WeighedNames,
  problems: Problem[],
): CompiledWeights {
  const features: Record<string, number> = {};
  let bias = 0;
  for (const source of sources) {
    for (const [group, weights] of Object.entries(source.data)) {
      if (typeof weights === 'number') bias = weights;
      else {
        const known = Object.hasOwn(names, group) ? names[group as keyof WeighedNames] : undefined;
        for (const [name, weight] of Object.entries(weights)) {
          if (known && !known.has(name))
            problems.push(
              source.problem([group, name], `a weight for ${group} "${name}", which does not exist`),
            );
          features[`${group} ${name}`] = weight;
        }
      }
    }
  }
  return { bias, features };
}
