/** How answers speak of a claim's means and region: wording.yaml, spread over the vocabulary's concepts. */
import type { ClaimConcepts, ClaimWording, EvidenceRegion } from '../shared/evidence.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';
import { ancestorsOf, type Concept } from './vocabulary.ts';

export interface RegionWording {
  readonly says: string;
  readonly place?: EvidenceRegion;
}

/** Noun phrases by concept. */
export interface WordingFile {
  readonly means: Readonly<Record<string, string>>;
  readonly regions: Readonly<Record<string, RegionWording>>;
}

/** The same with an entry for every concept that counts as one of those written. */
export type Wording = WordingFile;

/** Spreads the wording; tells of concepts that the vocabulary does not have. */
export function compileWording(
  sources: readonly Source<WordingFile>[],
  concepts: ReadonlyMap<string, Concept>,
  problems: Problem[],
): Wording {
  const closures = ancestorsOf(concepts);
  for (const source of sources) {
    for (const part of ['means', 'regions'] as const) {
      for (const name of Object.keys(source.data[part]))
        if (!concepts.has(name)) problems.push(source.problem([part, name], `unknown concept "${name}"`));
    }
  }
  const written = (part: 'means' | 'regions') =>
    Object.assign({}, ...sources.map(({ data }) => data[part])) as Record<string, never>;
  return { means: spread(written('means'), closures), regions: spread(written('regions'), closures) };
}

/** For each concept the entry of the nearest one that it counts as, itself first. */
function spread<T>(
  written: Readonly<Record<string, T>>,
  closures: ReadonlyMap<string, readonly string[]>,
): Record<string, T> {
  const entries = [...closures].flatMap(([name, closure]): [string, T][] => {
    const nearest = closure.find((ancestor) => Object.hasOwn(written, ancestor));
    const entry = nearest === undefined ? undefined : written[nearest];
    return entry === undefined ? [] : [[name, entry]];
  });
  return Object.fromEntries(entries);
}

const entryOf = <T>(entries: Readonly<Record<string, T>>, name: string | undefined): T | undefined =>
  name !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;

/** How an answer speaks of a claim whose parts are of these concepts. */
export function wordingOf({ means, regions }: Wording, concepts: ClaimConcepts): ClaimWording {
  const saysMeans = entryOf(means, concepts.means);
  const region = entryOf(regions, concepts.region);
  return {
    ...(saysMeans !== undefined && { means: saysMeans }),
    ...(region && { region: region.says }),
    place: region?.place ?? 'any',
  };
}
