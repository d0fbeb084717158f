import type { GuardReach, GuardReading } from '../detect/patterns.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';

/** A text, or the blocks of a page in order. */
export type Example = string | readonly string[];

/** An entry of a vocabulary file, as its schema has it. */
export interface ConceptEntry {
  readonly is?: string | readonly string[];
  readonly noun?: readonly string[];
  readonly verb?: readonly string[];
  readonly adjective?: readonly string[];
  readonly fixed?: readonly string[];
  readonly patterns?: readonly string[];
  /** Of an effect: concepts of which one must be named before it. */
  readonly after?: string | readonly string[];
  readonly joins?: boolean;
  readonly swallows?: boolean;
  readonly reads?: GuardReading;
  readonly reach?: GuardReach;
  readonly far?: boolean;
  readonly shared?: boolean;
  /** Of a guard: texts that it keeps from being read as claims. */
  readonly examples?: readonly Example[];
}

export type VocabularyFile = Readonly<Record<string, ConceptEntry>>;

/** A concept with the place where it was written. */
export interface Concept {
  readonly name: string;
  readonly entry: ConceptEntry;
  readonly source: Source<VocabularyFile>;
}

export const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;

/** Gathers the concepts of all vocabulary files; a name may be given once. */
export function gatherConcepts(
  sources: readonly Source<VocabularyFile>[],
  problems: Problem[],
): Map<string, Concept> {
  const concepts = new Map<string, Concept>();
  for (const source of sources) {
    for (const [name, entry] of Object.entries(source.data)) {
      const other = concepts.get(name);
      if (other)
        problems.push(source.problem([name], `concept "${name}" is already in ${other.source.path}`));
      else concepts.set(name, { name, entry, source });
    }
  }
  for (const { name, entry, source } of concepts.values()) {
    for (const key of ['is', 'after'] as const) {
      for (const other of listOf(entry[key])) {
        if (!concepts.has(other)) problems.push(source.problem([name, key], `unknown concept "${other}"`));
      }
    }
  }
  return concepts;
}

/** For each concept all that it counts as, itself first. A circle ends where it closes. */
export function ancestorsOf(concepts: ReadonlyMap<string, Concept>): Map<string, readonly string[]> {
  const closures = new Map<string, readonly string[]>();
  for (const name of concepts.keys()) {
    const closure = new Set([name]);
    for (const member of closure)
      for (const parent of listOf(concepts.get(member)?.entry.is)) closure.add(parent);
    closures.set(name, [...closure]);
  }
  return closures;
}
