import {
  ANY_FORM,
  type CompiledSequence,
  type CompiledStep,
  FORMS,
  type GuardReach,
  type GuardReading,
} from '../detect/patterns.ts';
import { type PatternAtom, parsePattern } from './pattern-text.ts';
import type { Problem } from './problems.ts';
import type { Path, Source } from './source.ts';

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
  readonly joins?: boolean;
  readonly swallows?: boolean;
  readonly reads?: GuardReading;
  readonly reach?: GuardReach;
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

const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
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
    for (const parent of listOf(entry.is)) {
      if (!concepts.has(parent)) problems.push(source.problem([name, 'is'], `unknown concept "${parent}"`));
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

/** Patterns by level, so that each reads only what is made below it. */
export function compileLevels(
  concepts: ReadonlyMap<string, Concept>,
  closures: ReadonlyMap<string, readonly string[]>,
  indexOf: ReadonlyMap<string, number>,
  problems: Problem[],
): CompiledSequence[][] {
  const parsed = [...concepts.values()].flatMap((concept) =>
    (concept.entry.patterns ?? []).flatMap((text, i) =>
      parseChecked(concept, text, ['patterns', i], concepts, problems),
    ),
  );
  const levels = levelsOf(parsed, closures, problems);
  const sequences = Array.from({ length: Math.max(0, ...levels.values()) + 1 }, (): CompiledSequence[] => []);
  for (const { concept, atoms, first, last } of parsed) {
    const steps = atoms.map((atom) => compileStep(atom, indexOf));
    const sequence = { concept: indexOf.get(concept.name) ?? -1, steps, first };
    sequences[levels.get(concept.name) ?? 0]?.push(last === undefined ? sequence : { ...sequence, last });
  }
  return sequences;
}

interface ParsedSequence {
  readonly concept: Concept;
  readonly path: Path;
  readonly atoms: readonly PatternAtom[];
  readonly first: boolean;
  readonly last: number | undefined;
}

function parseChecked(
  concept: Concept,
  text: string,
  where: Path,
  concepts: ReadonlyMap<string, Concept>,
  problems: Problem[],
): ParsedSequence[] {
  const path = [concept.name, ...where];
  const parsed = parsePattern(text);
  if ('reason' in parsed) {
    problems.push(concept.source.problem(path, `pattern "${text}": ${parsed.reason}`));
    return [];
  }
  for (const name of new Set(parsed.sequences.flatMap((atoms) => atoms.flatMap((atom) => atom.concepts)))) {
    if (!concepts.has(name))
      problems.push(concept.source.problem(path, `pattern "${text}": unknown concept "${name}"`));
  }
  return parsed.sequences.map((atoms) => ({ concept, path, atoms, first: parsed.first, last: parsed.last }));
}

function compileStep(atom: PatternAtom, indexOf: ReadonlyMap<string, number>): CompiledStep {
  const forms = atom.forms.reduce((bits, form) => bits | FORMS[form], 0) || ANY_FORM;
  return {
    concepts: atom.concepts.map((name) => indexOf.get(name) ?? -1),
    forms,
    gap: atom.gap,
    far: atom.far,
  };
}

/** The level of each concept that patterns make: above all made concepts that its own patterns may read. */
function levelsOf(
  parsed: readonly ParsedSequence[],
  closures: ReadonlyMap<string, readonly string[]>,
  problems: Problem[],
): Map<string, number> {
  const makers = new Map<string, string[]>();
  for (const made of new Set(parsed.map(({ concept }) => concept.name))) {
    for (const ancestor of closures.get(made) ?? [])
      makers.set(ancestor, [...(makers.get(ancestor) ?? []), made]);
  }
  const levels = new Map<string, number>();
  const open = new Set<string>();
  const levelOf = (name: string): number => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    open.add(name);
    let level = 0;
    for (const { concept, atoms, path } of parsed.filter((sequence) => sequence.concept.name === name)) {
      for (const below of new Set(
        atoms.flatMap((atom) => atom.concepts).flatMap((read) => makers.get(read) ?? []),
      )) {
        if (open.has(below))
          problems.push(
            concept.source.problem(path, `"${name}" reads "${below}", which is made of "${name}"`),
          );
        else level = Math.max(level, levelOf(below) + 1);
      }
    }
    open.delete(name);
    levels.set(name, level);
    return level;
  };
  for (const { concept } of parsed) levelOf(concept.name);
  return levels;
}
