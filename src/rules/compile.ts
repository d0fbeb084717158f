import { packLevel } from '../detect/packing.ts';
import { type CompiledPatterns, type KnownConcepts, PATTERNS_FORM } from '../detect/patterns.ts';
import type { Verdict } from '../shared/evidence.ts';
import { compileAnchors } from './anchors.ts';
import { type ClaimFile, compileGuards, compileRule } from './claims.ts';
import {
  type EvidenceFile,
  gatherById,
  gatherEvidence,
  reportUnknown,
  type StudiesFile,
} from './evidence.ts';
import { compileGate, pairedPhrases } from './gate-words.ts';
import { compileLevels } from './levels.ts';
import { compileLexicon, compileParts, phrasesOf } from './lexicon.ts';
import type { Problem } from './problems.ts';
import { gatherRegulations, type RegulationFile } from './regulations.ts';
import type { RuleSet } from './rule-set.ts';
import {
  validateClaim,
  validateEvidence,
  validateRegulators,
  validateSigns,
  validateStudies,
  validateVocabulary,
  validateWeights,
  validateWording,
} from './schemas.generated.js';
import { Source, type Validator } from './source.ts';
import { ancestorsOf, type Concept, gatherConcepts, listOf, type VocabularyFile } from './vocabulary.ts';
import { compileSigns, compileWeights, type SignsFile, type WeightsFile, wordsOfSigns } from './weights.ts';
import { compileWording, type WordingFile } from './wording.ts';

export type { Problem } from './problems.ts';
export type { RuleSet } from './rule-set.ts';

/** A file of rules/, its path relative to that folder: `claims/exercise-region.yaml`. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Compiles all rule files into one rule set, or tells every mistake with file and line.
 * Needs no Node API and no `eval`: the extension compiles users' own rules with it.
 * @param cardless families that claims may name although no card answers them, with their verdicts
 */
export function compileRuleSet(
  files: readonly RuleFile[],
  cardless: Readonly<Record<string, Verdict>> = {},
): { ruleSet: RuleSet } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const sources = parseAll(files, problems);
  if (problems.length > 0) return { problems: inOrder(problems) };
  const studies = gatherById(sources.studies, problems);
  const evidence = gatherEvidence(sources.evidence);
  const concepts = gatherConcepts(sources.vocabulary, []);
  const regulators = gatherRegulations(sources.regulators, evidence, concepts, problems);
  reportUnknown(sources.evidence, { studies, regulators, evidence }, problems);
  const wording = compileWording(sources.wording, concepts, problems);
  const version = fingerprint(files);
  const verdictOf = (family: string): Verdict | undefined => evidence[family]?.verdict ?? cardless[family];
  const patterns = compilePatterns(sources, verdictOf, version, problems);
  if (problems.length > 0) return { problems: inOrder(problems) };
  const rules = Object.fromEntries(
    sources.claims.map(({ id, data }) => {
      const verdict = verdictOf(data.evidence) ?? 'not-supported';
      return [id, { name: data.name, family: data.evidence, verdict }];
    }),
  );
  return {
    ruleSet: { version, patterns, gate: patterns.gate, evidence, studies, regulators, wording, rules },
  };
}

interface Sources {
  readonly vocabulary: Source<VocabularyFile>[];
  readonly claims: Source<ClaimFile>[];
  readonly evidence: Source<EvidenceFile>[];
  readonly studies: Source<StudiesFile>[];
  readonly regulators: Source<RegulationFile>[];
  readonly wording: Source<WordingFile>[];
  readonly signs: Source<SignsFile>[];
  readonly weights: Source<WeightsFile>[];
}

function parseAll(files: readonly RuleFile[], problems: Problem[]): Sources {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const read = <T>(place: RegExp, validate: Validator): Source<T>[] =>
    sorted.flatMap((file) => (place.test(file.path) ? (Source.of<T>(file, validate, problems) ?? []) : []));
  return {
    vocabulary: read<VocabularyFile>(/(^|\/)vocabulary\/[^/]+\.yaml$/, validateVocabulary),
    claims: read<ClaimFile>(/(^|\/)claims\/([^/]+\/)*[^/]+\.yaml$/, validateClaim),
    evidence: read<EvidenceFile>(/(^|\/)evidence\/[^/]+\.yaml$/, validateEvidence),
    studies: read<StudiesFile>(/(^|\/)studies\.yaml$/, validateStudies),
    regulators: read<RegulationFile>(/(^|\/)regulators\/[^/]+\.yaml$/, validateRegulators),
    wording: read<WordingFile>(/(^|\/)wording\.yaml$/, validateWording),
    signs: read<SignsFile>(/(^|\/)signs\.yaml$/, validateSigns),
    weights: read<WeightsFile>(/(^|\/)weights\.yaml$/, validateWeights),
  };
}

/** Concepts that the engine itself relies on. */
const KNOWN = {
  region: 'region',
  means: 'means',
  effect: 'effect',
  clauseStop: 'clause-stop',
  meansLink: 'means-link',
  fatGone: 'fat-gone',
  exampleWord: 'example-word',
  turn: 'turn',
  scareQuote: 'scare-quote',
  pageHint: 'page-hint',
} as const;

function compilePatterns(
  { vocabulary, claims, signs, weights }: Sources,
  verdictOf: (family: string) => Verdict | undefined,
  version: string,
  problems: Problem[],
): CompiledPatterns {
  const concepts = gatherConcepts(vocabulary, problems);
  const names = [...concepts.keys()];
  const indexOf = new Map(names.map((name, i) => [name, i]));
  const closures = ancestorsOf(concepts);
  const guards = compileGuards(concepts, indexOf);
  const around = {
    concepts,
    indexOf,
    guards: guards.map(({ concept }) => names[concept] ?? ''),
    verdictOf,
  };
  reportTwins(claims, problems);
  const rules = claims.flatMap((source) => compileRule(source, around, problems) ?? []);
  const phrases = phrasesOf(concepts, indexOf);
  const swallows = new Set(names.flatMap((name, i) => (concepts.get(name)?.entry.swallows ? [i] : [])));
  const joining = compileParts(concepts, closures);
  const isGateWord = (concept: number, kind: string): boolean =>
    closures.get(names[concept] ?? '')?.includes(kind) ?? false;
  const ancestors = names.map((name) =>
    (closures.get(name) ?? []).map((ancestor) => indexOf.get(ancestor) ?? -1),
  );
  const levels = compileLevels(concepts, closures, indexOf, problems);
  const known = knownConcepts(indexOf, concepts, problems);
  const lexicon = compileLexicon(phrases, swallows, joining, wordsOfSigns(signs));
  const weighed = {
    rule: new Set(rules.map(({ id }) => id)),
    means: new Set(names),
    region: new Set(names),
    guard: new Set(around.guards),
    sign: new Set(signs.flatMap(({ data }) => Object.keys(data))),
  };
  const compiled = {
    version,
    concepts: names,
    ancestors,
    anchors: compileAnchors({ phrases, levels, ancestors, unspoken: known.scareQuote }),
    lexicon,
    levels: problems.length > 0 ? [] : levels.map(packLevel), // unknown concepts have no number
    guards,
    antecedents: names.flatMap((name, effect) => {
      const after = listOf(concepts.get(name)?.entry.after).map((other) => indexOf.get(other) ?? -1);
      return after.length > 0 ? [{ effect, after }] : [];
    }),
    rules,
    signs: compileSigns(signs, lexicon.words, problems),
    weights: compileWeights(weights, weighed, problems),
    known,
  };
  const paired = pairedPhrases(concepts, closures, phrases, names);
  return { ...compiled, gate: compileGate([...phrases, ...paired], isGateWord) };
}

function reportTwins(claims: readonly Source<ClaimFile>[], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const source of claims) {
    const other = seen.get(source.id);
    if (other) problems.push(source.problem([], `rule id "${source.id}" is already that of ${other}`));
    seen.set(source.id, source.path);
  }
}

function knownConcepts(
  indexOf: ReadonlyMap<string, number>,
  concepts: ReadonlyMap<string, Concept>,
  problems: Problem[],
): KnownConcepts {
  const at = (name: string): number => {
    const index = indexOf.get(name);
    if (index === undefined)
      problems.push({
        file: 'vocabulary/',
        line: 1,
        reason: `no concept "${name}", which detection needs (${concepts.size} found)`,
      });
    return index ?? -1;
  };
  return {
    region: at(KNOWN.region),
    means: at(KNOWN.means),
    effect: at(KNOWN.effect),
    clauseStop: at(KNOWN.clauseStop),
    meansLink: at(KNOWN.meansLink),
    fatGone: at(KNOWN.fatGone),
    exampleWord: at(KNOWN.exampleWord),
    turn: at(KNOWN.turn),
    scareQuote: at(KNOWN.scareQuote),
    pageHint: at(KNOWN.pageHint),
  };
}

/** FNV-1a over all files, and what becomes of them: two rule sets with one fingerprint are the same. */
export function fingerprint(files: readonly RuleFile[]): string {
  let hash = 0x811c9dc5 ^ PATTERNS_FORM;
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const part of [path, text]) {
      for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const inOrder = (problems: Problem[]): Problem[] =>
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
