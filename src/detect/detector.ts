import { type Candidate, findCandidates } from './candidates.ts';
import type { Block, Claim, Detection, Sensitivity, Slot, Span } from './claim.ts';
import { confidenceOf, THRESHOLD, trustIn } from './confidence.ts';
import { type FoundMeans, findMeans } from './means.ts';
import { Page } from './page.ts';
import type { CompiledGuard, CompiledPatterns, CompiledRule } from './patterns.ts';
import { quoteSpan } from './quote.ts';
import { Reader } from './reader.ts';
import { RuleIndex } from './rule-index.ts';
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
  const reader = new Reader(patterns);
  const rules = new RuleIndex(patterns);
  return {
    mayHold: (block) => reader.mayHold(block),
    read(block) {
      if (reader.mayHold(block)) reader.meanings(block);
      else reader.skim(block);
    },
    detect(blocks, { sensitivity = 'standard' } = {}) {
      const page = new Page(blocks, reader, patterns);
      const verdicts = blocks.flatMap((block, index) =>
        reader.mayHold(block)
          ? judgeBlock(index, page, rules, patterns).flatMap((some) => verdictOf(some) ?? [])
          : [],
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

/** The judgements on a block, statement by statement. */
function judgeBlock(
  index: number,
  page: Page,
  rules: RuleIndex,
  { known, guards }: CompiledPatterns,
): Judgement[][] {
  const reading = page.reading(index);
  if (!reading?.has(known.effect)) return [];
  return findCandidates(reading, page, known.effect, known.region).map((statement) =>
    statement.flatMap((candidate) => judge(candidate, page, rules, guards)),
  );
}

function judge(
  candidate: Candidate,
  page: Page,
  rules: RuleIndex,
  guards: readonly CompiledGuard[],
): Judgement[] {
  const judgements: Judgement[] = [];
  let reached: readonly number[] | undefined;
  for (const rule of rules.rulesFor(candidate.effect.concept)) {
    const { regions, inLabel } = rule;
    if (inLabel && !page.looksLikeLabel(candidate.reading.index)) continue;
    if (regions.length > 0 && !(candidate.region && page.isAny(candidate.region, regions))) continue;
    const means = findMeans(candidate, rule, page);
    if (!means) continue;
    reached ??= guardsThatReach(candidate, guards, page);
    const stance = stanceOf(reached, rule.guards, guards);
    judgements.push({ candidate, rule, means, stance, confidence: confidenceOf(rule, means, stance) });
  }
  return judgements;
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
