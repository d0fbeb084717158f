import type { Block, Claim, Detection, Sensitivity, Slot, Span } from './claim.ts';
import type { Candidate } from './judging/candidates.ts';
import type { Verdict } from './judging/judgement.ts';
import { Judge } from './judging/judging.ts';
import { quoteSpan } from './judging/quote.ts';
import { Scales } from './judging/scales.ts';
import { confidenceIn, isShown, Tally } from './judging/tally.ts';
import type { CompiledPatterns } from './patterns.ts';
import { Page } from './reading/page.ts';
import { createReader, Notes } from './reading/reader.ts';
import { atOnce } from './steps.ts';
import type { Tag } from './tagging/tags.ts';

export interface Detector {
  /** Whether a block can hold a claim at all. */
  mayHold(block: Block): boolean;
  /** Does a block's own part of the work ahead of `detect`, so that a long page can be worked off in slices. */
  read(block: Block): void;
  /**
   * Finds the claims of a page. Pure; its time is linear in the text; never throws.
   * @param blocks the whole page in order: headings, lists and what a page sells or denies matter
   */
  detect(blocks: readonly Block[], options?: DetectOptions): Detection;
  /** The same in steps, so that a long page can be worked off in slices: yields wherever the work may rest. */
  detectInSteps(blocks: readonly Block[], options?: DetectOptions): Generator<void, Detection>;
}

export interface DetectOptions {
  readonly sensitivity?: Sensitivity;
}

export const createDetector = (patterns: CompiledPatterns): Detector =>
  atOnce(createDetectorInSteps(patterns));

/** The same in steps, because a page is not to stand still for it. */
export function* createDetectorInSteps(patterns: CompiledPatterns): Generator<void, Detector> {
  const reader = yield* createReader(patterns);
  yield;
  const scales = new Scales(patterns.weights);
  const judge = new Judge(patterns, scales);
  // Block objects do not change: what is worked out ahead holds however often their page is looked at.
  const ahead = new WeakMap<Block, Notes>();
  const notesOn = (block: Block): Notes => {
    const notes = ahead.get(block) ?? new Notes();
    ahead.set(block, notes);
    return notes;
  };
  function* detectInSteps(
    blocks: readonly Block[],
    { sensitivity = 'standard' }: DetectOptions = {},
  ): Generator<void, Detection> {
    const page = new Page(blocks, reader, patterns, ahead);
    const verdicts: Verdict[] = [];
    for (let index = 0; index < blocks.length; index++) {
      if (!page.mayHold(index) || !page.reading(index)?.has(patterns.known.effect)) continue;
      yield* page.gatherWords(); // the first judgement asks for all of them
      verdicts.push(...judge.verdictsOn(index, page));
      yield;
    }
    const tally = new Tally(verdicts);
    const claims: Claim[] = [];
    const refutations: Claim[] = [];
    for (const verdict of verdicts) {
      const confidence = confidenceIn(verdict, scales.confidence(verdict.odds, tally.without(verdict)));
      if (isShown(verdict, confidence, sensitivity)) claims.push(toClaim(verdict, confidence, patterns));
      else if (verdict.stance === 'refute') refutations.push(toClaim(verdict, 1 - confidence, patterns));
      yield;
    }
    return { claims, refutations };
  }
  return {
    mayHold: (block) => reader.mayHold(block, notesOn(block)),
    read(block) {
      reader.concepts(block, notesOn(block));
    },
    detect: (blocks, options) => atOnce(detectInSteps(blocks, options)),
    detectInSteps,
  };
}

function toClaim({ candidate, rule, means }: Verdict, confidence: number, patterns: CompiledPatterns): Claim {
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
    confidence,
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
