/** Texts made from the vocabulary's own phrases and patterns: what the rules take for an effect, and nothing else. */
import { makeValidators } from '../scripts/make-validators.mjs';
import { FORMS } from '../src/detect/patterns.ts';
import type { Phrase } from '../src/rules/lexicon.ts';
import type { PatternAtom } from '../src/rules/pattern-text.ts';
import type { VocabularyFile } from '../src/rules/vocabulary.ts';
import { readRuleFiles } from './rule-files.ts';

/** A small generator of numbers in [0, 1), so that a test that fails fails again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Phrases that are tried in one place of a pattern. */
const SOME = 8;

/** What may stand in a place of a pattern. */
interface Fitting {
  readonly phrases: readonly string[];
  readonly patterns: readonly (readonly PatternAtom[])[];
}

export class RuleTexts {
  private readonly next = numbers(7);
  /** What may stand in a place of a pattern; asked for again and again. */
  private readonly fitting = new WeakMap<PatternAtom, Fitting>();

  /** By concept, with all that counts as it. */
  private constructor(
    private readonly phrases: ReadonlyMap<string, readonly Phrase[]>,
    private readonly patterns: ReadonlyMap<string, readonly (readonly PatternAtom[])[]>,
  ) {}

  static async load(): Promise<RuleTexts> {
    await makeValidators();
    const { validateVocabulary } = await import('../src/rules/schemas.generated.js');
    const { Source } = await import('../src/rules/source.ts');
    const { ancestorsOf, gatherConcepts } = await import('../src/rules/vocabulary.ts');
    const { phrasesOf } = await import('../src/rules/lexicon.ts');
    const { parsePattern } = await import('../src/rules/pattern-text.ts');
    const sources = readRuleFiles()
      .filter(({ path }) => path.startsWith('vocabulary/'))
      .flatMap(({ path, text }) => Source.parse<VocabularyFile>(path, text, validateVocabulary, []) ?? []);
    const concepts = gatherConcepts(sources, []);
    const names = [...concepts.keys()];
    const closures = ancestorsOf(concepts);
    const phrases = new Map<string, Phrase[]>(names.map((name) => [name, []]));
    const patterns = new Map<string, (readonly PatternAtom[])[]>(names.map((name) => [name, []]));
    const isMet = ({ words }: Phrase): boolean => !/[1-9]/.test(words); // every number is read as 0
    for (const phrase of phrasesOf(concepts, new Map(names.map((name, i) => [name, i]))).filter(isMet))
      for (const kind of closures.get(names[phrase.concept] ?? '') ?? []) phrases.get(kind)?.push(phrase);
    for (const { name, entry } of concepts.values()) {
      for (const text of entry.patterns ?? []) {
        const parsed = parsePattern(text);
        const sequences = 'sequences' in parsed ? parsed.sequences : [];
        for (const kind of closures.get(name) ?? []) patterns.get(kind)?.push(...sequences);
      }
    }
    return new RuleTexts(phrases, patterns);
  }

  /** A text for each phrase, and texts for each pattern: some phrases in each place, and each pattern that may stand there. */
  *of(concept: string): Generator<string> {
    for (const { words } of this.phrases.get(concept) ?? []) yield words;
    for (const atoms of this.patterns.get(concept) ?? []) {
      yield* this.variants(atoms);
      for (const [at, atom] of atoms.entries()) {
        for (const inner of this.patternsFor(atom))
          yield atoms.map((other, i) => (i === at ? this.text(inner) : this.any(other))).join(' ');
      }
    }
  }

  /** A pattern with each phrase of each of its places, or some of them where there are many. */
  private *variants(atoms: readonly PatternAtom[]): Generator<string> {
    for (const [at, atom] of atoms.entries()) {
      const phrases = this.phrasesFor(atom);
      const step = Math.ceil(phrases.length / SOME);
      for (let i = Math.floor(this.next() * step); i < phrases.length; i += step)
        yield atoms.map((other, j) => (at === j ? phrases[i] : this.any(other))).join(' ');
    }
  }

  private any(atom: PatternAtom): string {
    const phrases = this.phrasesFor(atom);
    const patterns = this.patternsFor(atom);
    const at = Math.floor(this.next() * (phrases.length + patterns.length));
    const pattern = patterns[at - phrases.length];
    return phrases[at] ?? (pattern ? this.text(pattern) : '');
  }

  private text(atoms: readonly PatternAtom[]): string {
    return atoms.map((atom) => this.any(atom)).join(' ');
  }

  private phrasesFor(atom: PatternAtom): readonly string[] {
    return this.fittingIn(atom).phrases;
  }

  private patternsFor(atom: PatternAtom): Fitting['patterns'] {
    return this.fittingIn(atom).patterns;
  }

  private fittingIn(atom: PatternAtom): Fitting {
    const known = this.fitting.get(atom);
    if (known) return known;
    const { concepts, forms } = atom;
    const bits = forms.reduce((all, form) => all | FORMS[form], 0);
    const phrases = concepts
      .flatMap((concept) => this.phrases.get(concept) ?? [])
      .filter(({ form }) => bits === 0 || form & bits)
      .map(({ words }) => words);
    const patterns = concepts.flatMap((concept) => this.patterns.get(concept) ?? []);
    this.fitting.set(atom, { phrases, patterns });
    return { phrases, patterns };
  }
}
