import { AskedConcepts } from './asked-concepts.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { Cascade } from './cascade.ts';
import type { Block, Claim, Detection, Sensitivity, Slot, Span } from './claim.ts';
import { confidenceOf, THRESHOLD, trustIn } from './confidence.ts';
import { opensGate } from './gate.ts';
import { Lexicon } from './lexicon.ts';
import { type FoundMeans, findMeans } from './means.ts';
import { meaningsOf, Page, type Reader, skimOf } from './page.ts';
import type { CompiledPatterns, CompiledRule } from './patterns.ts';
import { quoteSpan } from './quote.ts';
import { guardsThatReach, type Stance, stanceOf } from './stance.ts';
import type { Tag } from './tags.ts';

export interface Detector {
  /** Whether a block can hold a claim at all. */
  mayHold(block: Block): boolean;
  /** Does a block's own part of the work ahead of `detect`, so that a long page can be worked off in slices. */
  read(block: Block): void;
  /**
   * Finds the claims of a page. Pure; its time is linear in the text; never throws.
   * @param blocks the whole page in order: headings, lists and what a page sells or denies matter
   */
  detect(blocks: readonly Block[], options?: { readonly sensitivity?: Sensitivity }): Detection;
}

/** A rule that fits a candidate, and how the page means it. */
interface Judgement {
  readonly candidate: Candidate;
  readonly rule: CompiledRule;
  readonly means: FoundMeans;
  readonly stance: Stance;
  readonly confidence: number;
}

export function createDetector(patterns: CompiledPatterns): Detector {
  const { ancestors, known } = patterns;
  const asked = new AskedConcepts(askedConcepts(patterns), ancestors);
  const reader: Reader = {
    lexicon: new Lexicon(patterns.lexicon),
    cascade: new Cascade(patterns.levels, ancestors, known.clauseStop, asked),
    known,
    kinds: ancestors,
    skims: new WeakMap(),
    meanings: new WeakMap(),
  };
  const passing = new WeakMap<Block, boolean>();
  const mayHold = (block: Block): boolean => {
    const mayHold = passing.get(block) ?? opensGate(block.text, patterns.gate);
    passing.set(block, mayHold);
    return mayHold;
  };
  return {
    mayHold,
    read(block) {
      const skim = skimOf(block, reader);
      if (mayHold(block)) meaningsOf(block, skim, reader);
    },
    detect(blocks, { sensitivity = 'standard' } = {}) {
      const page = new Page(blocks, reader);
      const verdicts = blocks.flatMap((block, index) =>
        mayHold(block) ? judgeBlock(index, page, patterns).flatMap((some) => verdictOf(some) ?? []) : [],
      );
      const denied = verdicts.filter(({ stance }) => stance === 'refute');
      const trust = trustIn(denied.length, verdicts.length - denied.length);
      const asserted = verdicts.filter(
        ({ stance, confidence }) => stance !== 'refute' && confidence * trust >= THRESHOLD[sensitivity],
      );
      return {
        claims: asserted.map((verdict) => toClaim(verdict, trust, patterns)),
        refutations: denied.map((verdict) => toClaim(verdict, 1, patterns)),
      };
    },
  };
}

/** Every concept that a rule, a guard or the engine may look for in a block. */
function askedConcepts({ known, guards, rules }: CompiledPatterns): ReadonlySet<number> {
  const ofRules = rules.flatMap(({ means, companions }) => [...means, ...companions]);
  return new Set([known.effect, known.meansLink, ...guards.map(({ concept }) => concept), ...ofRules]);
}

/** The judgements on a block, statement by statement. */
function judgeBlock(index: number, page: Page, patterns: CompiledPatterns): Judgement[][] {
  const reading = page.reading(index);
  if (!reading) return [];
  const { effect, region } = patterns.known;
  return findCandidates(reading, page, effect, region).map((statement) =>
    statement.flatMap((candidate) => judge(candidate, page, patterns)),
  );
}

function judge(candidate: Candidate, page: Page, { rules, guards }: CompiledPatterns): Judgement[] {
  let reached: ReadonlySet<number> | undefined;
  return rules.flatMap((rule) => {
    const { regions, inLabel } = rule;
    if (inLabel && !page.looksLikeLabel(candidate.reading.index)) return [];
    if (regions.length > 0 && !(candidate.region && page.isAny(candidate.region, regions))) return [];
    const means = findMeans(candidate, rule, page);
    if (!means) return [];
    reached ??= guardsThatReach(candidate, guards, page);
    const stance = stanceOf(reached, rule.guards, guards);
    return [{ candidate, rule, means, stance, confidence: confidenceOf(rule, means, stance) }];
  });
}

/**
 * What a sentence comes to: a denial stands for the whole sentence; otherwise the surest claim, else the surest
 * borderline statement.
 */
function verdictOf(judgements: readonly Judgement[]): Judgement | undefined {
  const surest = (some: readonly Judgement[]): Judgement | undefined =>
    some.reduce<Judgement | undefined>(surer, undefined);
  const denied = judgements.filter(({ stance }) => stance === 'refute');
  const asserted = judgements.filter(({ stance }) => stance !== 'none' && stance !== 'refute');
  return surest(denied) ?? surest(asserted);
}

/** Of two equally sure ones that with the nearer means, then the fuller effect ("lose belly fat", not "lose belly"). */
function surer(best: Judgement | undefined, next: Judgement): Judgement {
  if (!best || next.confidence > best.confidence) return next;
  if (next.confidence < best.confidence || next.means.distance > best.means.distance) return best;
  const width = ({ candidate: { effect } }: Judgement): number => effect.end - effect.start;
  return next.means.distance < best.means.distance || width(next) > width(best) ? next : best;
}

function toClaim(
  { candidate, rule, means, confidence }: Judgement,
  trust: number,
  patterns: CompiledPatterns,
): Claim {
  const { reading, effect, region } = candidate;
  const span = quoteSpan(candidate, means.tag);
  const slots: Partial<Record<Slot, Span>> = { effect: spanOf(candidate, effect) };
  if (means.tag) slots.means = spanOf(candidate, means.tag);
  if (region) slots.region = spanOf(candidate, region);
  const nameOf = ({ concept }: Tag): string => patterns.concepts[concept] ?? '';
  return {
    block: reading.index,
    ...span,
    quote: reading.block.text.slice(span.start, span.end),
    rule: rule.id,
    family: rule.family,
    verdict: rule.verdict,
    confidence: confidence * trust,
    slots,
    concepts: {
      ...(means.tag && { means: nameOf(means.tag) }),
      ...(region && { region: nameOf(region) }),
    },
  };
}

function spanOf({ reading: { tokens } }: Candidate, tag: Tag): Span {
  return { start: tokens.starts[tag.start] ?? 0, end: tokens.ends[tag.end - 1] ?? 0 };
}
