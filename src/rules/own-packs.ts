/**
 * Compiles the user's own rule packs together with the built-in rules. A pack is data from first to last: it adds
 * words and claims, it cannot silence the built-in ones, and nothing in it is ever run.
 */
import { createDetector } from '../detect/detector.ts';
import type { CompiledPatterns } from '../detect/patterns.ts';
import {
  OWN_FAMILY,
  type OwnPack,
  type OwnRules,
  type PackProblem,
  packId,
} from '../shared/settings/own-packs.ts';
import type { ClaimFile } from './claims.ts';
import { compileRuleSet, type RuleFile } from './compile.ts';
import { failedExamples } from './examples.ts';
import type { Problem } from './problems.ts';
import type { RuleSet } from './rule-set.ts';
import { validateClaim, validateVocabulary } from './schemas.generated.js';
import { Source } from './source.ts';
import type { VocabularyFile } from './vocabulary.ts';

/** Limits of one pack, so that neither it nor detection with it takes long. Lengths in UTF-16 units. */
export const PACK_LIMITS = { length: 60_000, documents: 60, patterns: 200, pattern: 300, gap: 30 } as const;
/** Packs that may be on at a time. */
export const MOST_PACKS = 20;

/** Keys of a vocabulary entry by which it would change what the built-in rules find. */
const SILENCING = ['reads', 'reach', 'far', 'swallows', 'shared'] as const;

/** A document of a pack as a rule file, and the lines of the pack that stand before it. */
interface PackFile extends RuleFile {
  readonly linesBefore: number;
  readonly isClaim: boolean;
}

/** The documents of a pack. A claim has a `match`; anything else is vocabulary. */
function filesOf({ name, text }: OwnPack): PackFile[] {
  const files: PackFile[] = [];
  const lines = text.split(/\r\n|[\r\n]/);
  const borders = lines.flatMap((line, i) => (/^---\s*(#.*)?$/.test(line) ? [i] : []));
  let linesBefore = 0;
  for (const border of [...borders, lines.length]) {
    const document = lines.slice(linesBefore, border);
    if (document.some((line) => /^[^#\s]/.test(line))) {
      const isClaim = document.some((line) => /^match\s*:/.test(line));
      // The tilde comes after all letters: of two concepts with one name the later one is told of.
      const path = `${isClaim ? 'claims/' : 'vocabulary/~'}own-${packId(name)}-${files.length + 1}.yaml`;
      files.push({ path, text: document.join('\n'), linesBefore, isClaim });
    }
    linesBefore = border + 1;
  }
  return files;
}

/** A pack that was read: its files, and the claims among them with the lines of their values. */
interface ReadPack {
  readonly files: readonly PackFile[];
  readonly claims: readonly Source<ClaimFile>[];
}

type Read = ReadPack | { readonly problems: readonly PackProblem[] };

function readPack(pack: OwnPack): Read {
  if (pack.text.length > PACK_LIMITS.length) return tooLarge('characters', PACK_LIMITS.length);
  const files = filesOf(pack);
  if (files.length > PACK_LIMITS.documents) return tooLarge('documents', PACK_LIMITS.documents);
  if (!files.some(({ isClaim }) => isClaim))
    return { problems: [{ line: 1, reason: 'the pack holds no claim: a document with "match"' }] };
  const problems: Problem[] = [];
  const claims = files.flatMap((file) =>
    file.isClaim ? (Source.parse<ClaimFile>(file.path, file.text, validateClaim, problems) ?? []) : [],
  );
  const words = files.flatMap((file) =>
    file.isClaim
      ? []
      : (Source.parse<VocabularyFile>(file.path, file.text, validateVocabulary, problems) ?? []),
  );
  if (problems.length === 0) problems.push(...words.flatMap(vocabularyProblems));
  return problems.length > 0 ? { problems: problems.map(inPack(files)) } : { files, claims };
}

const tooLarge = (what: string, most: number) => ({
  problems: [{ line: 1, reason: `the pack is too large: at most ${most} ${what}` }],
});

/** Tells the lines of the pack instead of those of its documents. */
const inPack =
  (files: readonly PackFile[]) =>
  ({ file, line, reason }: Problem): PackProblem => {
    const before = files.find(({ path }) => path === file)?.linesBefore;
    return before === undefined ? { line: 1, reason: `${file}: ${reason}` } : { line: line + before, reason };
  };

/** What a pack's vocabulary may not do, and built-in ones may. */
function vocabularyProblems(source: Source<VocabularyFile>): Problem[] {
  const problems: Problem[] = [];
  let count = 0;
  for (const [name, entry] of Object.entries(source.data)) {
    for (const key of SILENCING)
      if (entry[key] !== undefined)
        problems.push(source.problem([name, key], `"${key}" is for built-in rules: a pack only adds claims`));
    entry.patterns?.forEach((pattern, i) => {
      count += 1;
      const reason = patternProblem(pattern, count);
      if (reason !== null) problems.push(source.problem([name, 'patterns', i], reason));
    });
  }
  return problems;
}

function patternProblem(pattern: string, count: number): string | null {
  if (count > PACK_LIMITS.patterns) return `the pack is too large: at most ${PACK_LIMITS.patterns} patterns`;
  if (pattern.length > PACK_LIMITS.pattern)
    return `the pattern is too long: at most ${PACK_LIMITS.pattern} characters`;
  const gaps = [...pattern.matchAll(/(?:\.\.|~)(\d+)/g)].map(([, words]) => Number(words));
  return gaps.some((words) => words > PACK_LIMITS.gap)
    ? `a gap is too wide: at most ${PACK_LIMITS.gap} words`
    : null;
}

/** What comes of packs: patterns in which they take part, their rules, and the packs that were refused. */
export interface CompiledPacks extends Omit<OwnRules, 'base' | 'from'> {
  /** Absent where no pack takes part. */
  readonly patterns?: CompiledPatterns;
}

/**
 * Compiles packs, one more at a time, so that one with a mistake does not cost the others. A pack is refused when it
 * has a mistake, goes beyond the limits, or when an example of any pack comes out otherwise than it says.
 * @param builtIn the files of rules/
 */
export function compilePacks(builtIn: readonly RuleFile[], packs: readonly OwnPack[]): CompiledPacks {
  const refused: Record<string, readonly PackProblem[]> = {};
  let taken: ReadPack[] = [];
  let ruleSet: RuleSet | undefined;
  packs.forEach((pack, i) => {
    const read: Read = i < MOST_PACKS ? attempt(() => readPack(pack)) : tooMany();
    const next = 'problems' in read ? read : attempt(() => tryPack(builtIn, taken, read));
    if ('problems' in next) refused[packId(pack.name)] = next.problems;
    else {
      ruleSet = next;
      if (!('problems' in read)) taken = [...taken, read];
    }
  });
  const own = new Set(taken.flatMap(({ claims }) => claims.map(({ id }) => id)));
  const rules = Object.entries(ruleSet?.rules ?? {}).filter(([id]) => own.has(id));
  return { ...(ruleSet && { patterns: ruleSet.patterns }), rules: Object.fromEntries(rules), refused };
}

const tooMany = () => ({ problems: [{ line: 1, reason: `at most ${MOST_PACKS} packs may be on` }] });

/** Text that makes the YAML parser itself give up, by nesting or by aliases of aliases, is refused as well. */
function attempt<T>(work: () => T): T | { readonly problems: readonly PackProblem[] } {
  try {
    return work();
  } catch (error) {
    return { problems: [{ line: 1, reason: error instanceof Error ? error.message : String(error) }] };
  }
}

function tryPack(
  builtIn: readonly RuleFile[],
  taken: readonly ReadPack[],
  pack: ReadPack,
): RuleSet | { readonly problems: readonly PackProblem[] } {
  const files = [...taken, pack].flatMap((one) => one.files);
  const compiled = compileRuleSet([...builtIn, ...files], { [OWN_FAMILY]: 'no-evidence' });
  if ('problems' in compiled) return { problems: compiled.problems.map(inPack(pack.files)) };
  const detector = createDetector(compiled.ruleSet.patterns);
  const failed = [...taken, pack].flatMap(({ claims }) =>
    claims.flatMap((claim) => failedExamples(detector, claim)),
  );
  return failed.length > 0 ? { problems: failed.map(inPack(pack.files)) } : compiled.ruleSet;
}
