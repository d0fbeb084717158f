/**
 * Which words no text can do without if it is to hold a concept. Detection asks for nothing where they are missing,
 * so they follow from the phrases and patterns themselves, not from anybody's judgement.
 */
import type { CompiledLevel } from '../detect/patterns.ts';
import type { Phrase } from './lexicon.ts';
import { ALIKE, POOR } from './ordinary-words.ts';

interface AnchorsNeed {
  readonly phrases: readonly Phrase[];
  readonly levels: readonly CompiledLevel[];
  /** For each concept all that it counts as, itself included. */
  readonly ancestors: readonly (readonly number[])[];
  /** What stands in texts without being a phrase. */
  readonly unspoken: number;
}

/**
 * For each concept those concepts of words and phrases of which one at least stands in every text that holds it. A
 * pattern has the anchors of that step of it whose words are the rarest. Levels are gone through in their order,
 * because a level's patterns read only what is made below it.
 */
export function compileAnchors({ phrases, levels, ancestors, unspoken }: AnchorsNeed): number[][] {
  const costs = costsOf(phrases, ancestors.length, unspoken);
  const kinds = kindsOf(ancestors);
  const own: ReadonlySet<number>[] = ancestors.map((_, concept) =>
    costs[concept] === undefined ? new Set() : new Set([concept]),
  );
  const anchorsOf = (concepts: readonly number[]): Set<number> =>
    new Set(concepts.flatMap((concept) => (kinds[concept] ?? []).flatMap((kind) => [...(own[kind] ?? [])])));
  const costOf = (anchors: ReadonlySet<number>): number =>
    [...anchors].reduce((sum, anchor) => sum + (costs[anchor] ?? 0), 0);
  for (const level of levels) {
    const made = level.ends.map((end) => {
      const steps = stepsOf(end, level).map(anchorsOf);
      const isMet = steps.every(({ size }) => size > 0);
      return isMet ? steps.reduce((best, next) => (costOf(next) < costOf(best) ? next : best)) : [];
    });
    for (const [i, { concept }] of level.ends.entries())
      own[concept] = new Set([...(own[concept] ?? []), ...(made[i] ?? [])]);
  }
  return ancestors.map((_, concept) => [...anchorsOf([concept])]);
}

/** For each concept those that count as it, itself included. */
function kindsOf(ancestors: readonly (readonly number[])[]): number[][] {
  const kinds = ancestors.map((): number[] => []);
  for (const [concept, closure] of ancestors.entries())
    for (const ancestor of closure) kinds[ancestor]?.push(concept);
  return kinds;
}

/** The concepts that each step of a pattern takes. */
function stepsOf(end: CompiledLevel['ends'][number], { nodes }: CompiledLevel): (readonly number[])[] {
  const steps = [end.concepts];
  for (let step = nodes[end.after]; step; step = nodes[step.after]) steps.push(step.concepts);
  return steps;
}

/** How often texts hold a phrase of each concept, by its looks; nothing for concepts that have no phrase. */
function costsOf(phrases: readonly Phrase[], count: number, unspoken: number): (number | undefined)[] {
  const costs = Array.from({ length: count }, (): number | undefined => undefined);
  for (const { words, concept } of phrases)
    costs[concept] = (costs[concept] ?? 0) + Math.min(...words.split(' ').map(commonness));
  costs[unspoken] = EVERYWHERE;
  return costs;
}

/** What stands in nearly every text. */
const EVERYWHERE = 100_000;
const ordinary = new Set(ALIKE);

/** How common a word is, by its looks; only the order matters, and a bad guess costs time alone. */
function commonness(word: string): number {
  if (!/^[a-z]{3}/.test(word)) return EVERYWHERE;
  return (POOR.has(word) ? 100 : ordinary.has(word) ? 20 : 1) * (word.length < 5 ? 20 : 3);
}
