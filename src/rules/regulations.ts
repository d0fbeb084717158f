/** Rules about advertising: gathered from their files, with every family and means looked up. */
import type { Regulation, RegulationFit } from '../shared/evidence.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';
import { ancestorsOf, type Concept } from './vocabulary.ts';

export type RegulationFile = Omit<Regulation, 'id'>;

/**
 * The rules by id. A means stands for all concepts that count as it, so that a claim's own concept is enough to tell
 * whether a rule fits. Tells of families and concepts that nobody has.
 */
export function gatherRegulations(
  sources: readonly Source<RegulationFile>[],
  families: Readonly<Record<string, unknown>>,
  concepts: ReadonlyMap<string, Concept>,
  problems: Problem[],
): Record<string, Regulation> {
  for (const source of sources) reportUnknown(source, families, concepts, problems);
  const closures = ancestorsOf(concepts);
  const spread = (fit: RegulationFit): RegulationFit => ({
    ...fit,
    ...(fit.means && { means: countingAs(fit.means, closures) }),
  });
  return Object.fromEntries(
    sources.map(({ id, data }) => [id, { id, ...data, fits: data.fits.map(spread) }]),
  );
}

const countingAs = (names: readonly string[], closures: ReadonlyMap<string, readonly string[]>): string[] =>
  [...closures].filter(([, closure]) => names.some((name) => closure.includes(name))).map(([name]) => name);

function reportUnknown(
  source: Source<RegulationFile>,
  families: Readonly<Record<string, unknown>>,
  concepts: ReadonlyMap<string, Concept>,
  problems: Problem[],
): void {
  const tell = (at: (string | number)[], what: string) =>
    problems.push(source.problem(at, `unknown ${what}`));
  source.data.fits.forEach(({ families: named = [], means = [] }, i) => {
    named.forEach((family, k) => {
      if (!Object.hasOwn(families, family)) tell(['fits', i, 'families', k], `family "${family}"`);
    });
    means.forEach((concept, k) => {
      if (!concepts.has(concept)) tell(['fits', i, 'means', k], `concept "${concept}"`);
    });
  });
}
