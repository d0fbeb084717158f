import { packAscending, packNumbers } from '../detect/packing.ts';
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

/** A place in the trie of phrases while it grows. */
interface Node {
  readonly children: Map<number, Node>;
  /** FORMS bits by concept. */
  readonly meanings: Map<number, number>;
}

const newNode = (): Node => ({ children: new Map(), meanings: new Map() });

/**
 * Lays the phrases out as a flat trie.
 * @param others words that are to have a number though no phrase holds them
 */
export function compileLexicon(
  phrases: readonly Phrase[],
  swallows: ReadonlySet<number>,
  { parts, cores }: JoiningWords,
  others: readonly string[],
): CompiledLexicon {
  const ids = new Map<string, number>([['0', 0]]);
  const root = newNode();
  for (const { words, concept, form } of phrases) {
    let node = root;
    for (const word of words.split(' ')) {
      const id = ids.get(word) ?? ids.size;
      ids.set(word, id);
      const child = node.children.get(id) ?? newNode();
      node.children.set(id, child);
      node = child;
    }
    node.meanings.set(concept, (node.meanings.get(concept) ?? 0) | form);
  }
  for (const word of others) if (!ids.has(word)) ids.set(word, ids.size);
  const idsOf = (words: readonly string[]): number[] => words.flatMap((word) => ids.get(word) ?? []);
  const { nodeWords, firstChildren, meanings, firstMeanings, swallowing } = layOut(root, swallows);
  return {
    words: [...ids.keys()],
    nodeWords: packNumbers(nodeWords),
    firstChildren: packAscending(firstChildren),
    meanings: packNumbers(meanings),
    firstMeanings: packAscending(firstMeanings),
    swallowing: packAscending(swallowing),
    parts: packNumbers(idsOf(parts)),
    cores: packNumbers(idsOf(cores)),
  };
}

/** Numbers the nodes breadth first, so that the children of each stand together. */
function layOut(root: Node, swallows: ReadonlySet<number>) {
  const nodes: Node[] = [root];
  const flat = {
    nodeWords: [0], // no word leads to the beginning
    firstChildren: [] as number[],
    meanings: [] as number[],
    firstMeanings: [] as number[],
    swallowing: [] as number[],
  };
  for (const [number, { children, meanings }] of nodes.entries()) {
    flat.firstChildren.push(nodes.length);
    flat.firstMeanings.push(flat.meanings.length);
    for (const [word, child] of [...children].sort(([a], [b]) => a - b)) {
      nodes.push(child);
      flat.nodeWords.push(word);
    }
    flat.meanings.push(...[...meanings].flat());
    if ([...meanings.keys()].some((concept) => swallows.has(concept))) flat.swallowing.push(number);
  }
  flat.firstChildren.push(nodes.length);
  flat.firstMeanings.push(flat.meanings.length);
  return flat;
}

const SHORTEST_PART = 3;

/** Single words that may be parts of run-together words, and those of which one must be among them. */
export interface JoiningWords {
  readonly parts: readonly string[];
  readonly cores: readonly string[];
}

export function compileParts(
  concepts: ReadonlyMap<string, Concept>,
  closures: ReadonlyMap<string, readonly string[]>,
): JoiningWords {
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
