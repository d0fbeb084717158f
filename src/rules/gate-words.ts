import type { GateWords } from '../detect/gate.ts';
import type { CompiledPatterns } from '../detect/patterns.ts';

/** As many letters of a word as the gate looks at. */
const STEM = 5;

/** The stems of all words under the concepts `gate-region` and `gate-effect`, none of which contains another. */
export function compileGate(patterns: CompiledPatterns): GateWords {
  return { regions: stemsOf(patterns, 'region'), effects: stemsOf(patterns, 'gate-effect') };
}

function stemsOf(patterns: CompiledPatterns, name: string): string[] {
  const wanted = patterns.concepts.indexOf(name);
  const stems = new Set<string>();
  for (const [words, ...meanings] of patterns.phrases) {
    if (!meanings.some(([concept]) => patterns.ancestors[concept]?.includes(wanted))) continue;
    const longest = words.split(' ').reduce((best, word) => (word.length > best.length ? word : best));
    stems.add(longest.slice(0, STEM));
  }
  return [...stems]
    .filter((stem) => ![...stems].some((other) => other !== stem && stem.includes(other)))
    .sort();
}
