import {
  ANY_FORM,
  type CompiledEnd,
  type CompiledLevel,
  type CompiledStep,
  FORMS,
} from '../detect/patterns.ts';
import { type PatternAtom, parsePattern } from './pattern-text.ts';
import type { Problem } from './problems.ts';
import type { Path } from './source.ts';
import type { Concept } from './vocabulary.ts';

/** Patterns by level, so that each reads only what is made below it. */
export function compileLevels(
  concepts: ReadonlyMap<string, Concept>,
  closures: ReadonlyMap<string, readonly string[]>,
  indexOf: ReadonlyMap<string, number>,
  problems: Problem[],
): CompiledLevel[] {
  const parsed = [...concepts.values()].flatMap((concept) =>
    (concept.entry.patterns ?? []).flatMap((text, i) =>
      parseChecked(concept, text, ['patterns', i], concepts, problems),
    ),
  );
  const levels = levelsOf(parsed, closures, problems);
  const sequences = Array.from({ length: Math.max(0, ...levels.values()) + 1 }, (): ParsedSequence[] => []);
  for (const sequence of parsed) sequences[levels.get(sequence.concept.name) ?? 0]?.push(sequence);
  return sequences.map((ofLevel) => compileLevel(ofLevel, indexOf));
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

/** Makes one tree of the patterns of a level; where two come to the same, the one written later has precedence. */
function compileLevel(
  sequences: readonly ParsedSequence[],
  indexOf: ReadonlyMap<string, number>,
): CompiledLevel {
  const nodes: CompiledStep[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (step: CompiledStep): number => {
    const key = JSON.stringify(step);
    const number = numbers.get(key) ?? nodes.push(step) - 1;
    numbers.set(key, number);
    return number;
  };
  const ends = sequences.flatMap(({ concept, atoms, first, last }): CompiledEnd[] => {
    let step: CompiledStep | undefined;
    for (const atom of atoms) step = compileStep(atom, step ? numberOf(step) : -1, !step && first, indexOf);
    const end = step && { ...step, concept: indexOf.get(concept.name) ?? -1 };
    return end ? [last === undefined ? end : { ...end, last }] : [];
  });
  return { nodes, ends: ends.reverse() };
}

/**
 * @param after number of the node before it, -1 for the first of a pattern
 * @param opens whether it must stand where a clause begins
 */
function compileStep(
  { concepts, forms, gap, far }: PatternAtom,
  after: number,
  opens: boolean,
  indexOf: ReadonlyMap<string, number>,
): CompiledStep {
  const isFree = after < 0 && !opens;
  return {
    after,
    concepts: concepts.map((name) => indexOf.get(name) ?? -1),
    forms: forms.reduce((bits, form) => bits | FORMS[form], 0) || ANY_FORM,
    gap: isFree ? 0 : gap,
    far: isFree ? false : far,
    opens,
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
