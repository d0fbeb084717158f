import type { CompiledRule, MeansScope } from '../patterns.ts';
import type { Page } from '../reading/page.ts';
import { isInPassage } from '../reading/passage.ts';
import type { Tag } from '../tagging/tags.ts';
import { BORDER } from '../words/tokens.ts';
import type { Candidate } from './candidates.ts';

/** A means that was found for a candidate, and how far away. */
export interface FoundMeans {
  /** Absent where the rule needs none, and where the means stands in another sentence. */
  readonly tag: Tag | undefined;
  readonly scope: MeansScope;
  /** Words between it and the effect; 0 where another sentence holds it. */
  readonly distance: number;
}

/** A heading promises what the blocks below it hold; so many are looked at, and so many means make a list. */
const LIST_BLOCKS = 12;
const LIST_MEANS = 2;

/** A means that follows the effect so closely belongs to it ("belly fat workout"), in titles after a colon too. */
const FREE_GAP = 1;
const TITLE_GAP = 8;
/** Words between a means and what leads to it: "with these ten easy and effective yoga exercises". */
const LINK_REACH = 7;

/** Looks for the rule's means, from the candidate's own sentence outwards as far as the rule allows. */
export function findMeans(candidate: Candidate, rule: CompiledRule, page: Page): FoundMeans | undefined {
  const { reading, effect, from, to } = candidate;
  const isOpen = page.isAny(effect, rule.openEffects);
  if (!isOpen && !page.isAny(effect, rule.effects)) return undefined;
  const { companions } = rule;
  if (companions.length > 0 && !companions.some((concept) => reading.holds(concept, from, to)))
    return undefined;
  if (rule.means.length === 0) return { tag: undefined, scope: 'sentence', distance: 0 };
  const near = nearestInSentence(candidate, rule, page.meansLink);
  if (near) return near;
  const scope = isOpen ? scopeOutside(candidate, rule, page) : undefined;
  return scope && { tag: undefined, scope, distance: 0 };
}

function nearestInSentence(candidate: Candidate, rule: CompiledRule, link: number): FoundMeans | undefined {
  const { reading, effect, from, to } = candidate;
  let best: FoundMeans | undefined;
  let least = rule.distance + 1;
  for (const concept of rule.means) {
    if (!reading.has(concept)) continue;
    const end = Math.min(to, effect.end + rule.distance + 1);
    for (const tag of reading.tagsIn(concept, Math.max(from, effect.start - rule.distance * 2), end)) {
      const distance = tag.end <= to ? distanceTo(candidate, tag, rule.order) : undefined;
      if (distance === undefined || distance >= least || !isBound(candidate, tag, link)) continue;
      best = { tag, scope: 'sentence', distance };
      least = distance;
    }
  }
  return best;
}

/** Words between a means and the effect, or undefined where the rule's order forbids the place. */
function distanceTo({ effect }: Candidate, means: Tag, order: CompiledRule['order']): number | undefined {
  if (means.end <= effect.start) return order === 'effect-first' ? undefined : effect.start - means.end;
  if (means.start >= effect.end) return order === 'means-first' ? undefined : means.start - effect.end;
  return 0;
}

/**
 * Whether grammar can tie the means to the effect. One that comes first is its subject or its topic; one that comes
 * later needs a word that leads to it ("with", "by doing", "try") or a title's colon.
 */
function isBound({ reading, effect }: Candidate, means: Tag, link: number): boolean {
  const gap = means.start - effect.end;
  if (gap <= FREE_GAP) return true;
  const { borders } = reading.tokens;
  if (gap <= TITLE_GAP && (borders[effect.end] ?? 0) >= BORDER.clause) return true;
  return reading.holds(link, Math.max(effect.end, means.start - LINK_REACH), means.end);
}

function scopeOutside(candidate: Candidate, rule: CompiledRule, page: Page): MeansScope | undefined {
  if (rule.within === 'list') return isListBelow(candidate.reading.index, rule, page) ? 'list' : undefined;
  if (isInPassage(rule.means, candidate, page)) return 'passage';
  if (rule.within === 'passage') return undefined;
  // A mere shape ("slim waist") says too little to take its means from somewhere on the page.
  const isPlain = page.is(candidate.core, page.fatGone);
  return isPlain && rule.means.some((concept) => page.mentions(concept)) ? 'page' : undefined;
}

/** Whether the rule's means stands in the candidate's own sentence, wherever. */
export const isMeansBeside = ({ reading, from, to }: Candidate, { means }: CompiledRule): boolean =>
  reading.holdsAny(means, from, to);

/** Whether a means that whole pages are about stands in the sentences or the heading before the candidate. */
export const isMeansBefore = (candidate: Candidate, rule: CompiledRule, page: Page): boolean =>
  rule.within === 'page' && isInPassage(rule.means, candidate, page);

/** Whether the block is a heading that stands over a list of means. */
function isListBelow(index: number, { means }: CompiledRule, page: Page): boolean {
  if (!page.looksLikeHeading(index)) return false;
  let found = 0;
  for (let i = index + 1; i < page.length && i <= index + LIST_BLOCKS && found < LIST_MEANS; i++) {
    if (page.reading(i)?.hasAny(means)) found++;
  }
  return found >= LIST_MEANS;
}
