import type { CompiledLexicon } from '../detect/patterns.ts';
import { type InflectedForm, inflect, WORD_CLASSES } from './inflect.ts';
import type { Concept, ConceptEntry } from './vocabulary.ts';

/** A phrase of the vocabulary in one of its forms: folded words, joined by spaces. */
export interface Phrase {
  readonly words: string;
  readonly concept: number;
  /** FORMS bits. */
  readonly form: number;
}

/** How a vocabulary entry is written and how the words of a text come out of the tokeniser: the same. */
const foldEntry = (entry: string): string => entry.toLowerCase().replaceAll('’', "'").replaceAll('-', ' ');

/** Captions drop apostrophes: "don't" is met as "dont". */
const spellings = (words: string): readonly string[] =>
  words.includes("n't") ? [words, words.replace("n't", 'nt')] : [words];

/** All forms of all entries of a concept. */
const formsOf = (entry: ConceptEntry): InflectedForm[] =>
  WORD_CLASSES.flatMap((wordClass) =>
    (entry[wordClass] ?? []).flatMap((word) => inflect(foldEntry(word), wordClass)),
  );

/** Every phrase of every concept, in every form and spelling. */
export function phrasesOf(
  concepts: ReadonlyMap<string, Concept>,
  indexOf: ReadonlyMap<string, number>,
): Phrase[] {
  return [...concepts.values()].flatMap(({ name, entry }) =>
    formsOf(entry).flatMap(([words, form]) =>
      spellings(words).map((spelling) => ({ words: spelling, concept: indexOf.get(name) ?? -1, form })),
    ),
  );
}

/** Lays the phrases out as a flat trie. */
export function compileLexicon(
  phrases: readonly Phrase[],
  swallows: ReadonlySet<number>,
  parts: Pick<CompiledLexicon, 'parts' | 'cores'>,
): CompiledLexicon {
  const ids = new Map<string, number>([['0', 0]]);
  const nodes = new Map<string, number>();
  const edges: number[] = [];
  const meanings: Map<number, number>[] = [new Map()];
  const swallowing = new Set<number>();
  for (const { words, concept, form } of phrases) {
    let node = 0;
    for (const word of words.split(' ')) {
      const id = ids.get(word) ?? ids.size;
      ids.set(word, id);
      const key = `${node} ${id}`;
      const child = nodes.get(key) ?? nodes.size + 1;
      if (!nodes.has(key)) edges.push(node, id, child);
      nodes.set(key, child);
      meanings[child] ??= new Map();
      node = child;
    }
    const here = meanings[node];
    here?.set(concept, (here.get(concept) ?? 0) | form);
    if (swallows.has(concept)) swallowing.add(node);
  }
  const flat = meanings.map((here) => [...here].flat());
  return { words: [...ids.keys()], edges, meanings: flat, swallowing: [...swallowing], ...parts };
}

const SHORTEST_PART = 3;

/** Single words that may be parts of run-together words, and those that must be among them. */
export function compileParts(
  concepts: ReadonlyMap<string, Concept>,
  closures: ReadonlyMap<string, readonly string[]>,
): { parts: string[]; cores: string[] } {
  const parts = new Set<string>();
  const cores = new Set<string>();
  for (const { name, entry } of concepts.values()) {
    if (!entry.joins) continue;
    const isCore = closures.get(name)?.some((kind) => kind === 'region' || kind === 'fat-word') ?? false;
    for (const [form] of formsOf(entry)) {
      if (form.includes(' ') || form.length < SHORTEST_PART) continue;
      parts.add(form);
      if (isCore) cores.add(form);
    }
  }
  return { parts: [...parts], cores: [...cores] };
}
