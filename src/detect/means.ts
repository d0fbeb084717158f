import type { Candidate } from './candidates.ts';
import type { Page, Reading } from './page.ts';
import type { CompiledRule, MeansScope } from './patterns.ts';
import type { Tag } from './tags.ts';

/** A means that was found for a candidate, and how far away. */
export interface FoundMeans {
  /** Absent where the rule needs none, and where the means stands in another sentence. */
  readonly tag: Tag | undefined;
  readonly scope: MeansScope;
  /** Words between it and the effect; 0 where another sentence holds it. */
  readonly distance: number;
}

type IsMeans = (tag: Tag) => boolean;

/** Sentences before the candidate's own in which "it" and "this" may have their meaning. */
const PASSAGE_SENTENCES = 3;
const PASSAGE_BLOCKS = 2;
/** A heading promises what the blocks below it hold; so many are looked at, and so many means make a list. */
const LIST_BLOCKS = 12;
const LIST_MEANS = 2;

/** Looks for the rule's means, from the candidate's own sentence outwards as far as the rule allows. */
export function findMeans(candidate: Candidate, rule: CompiledRule, page: Page): FoundMeans | undefined {
  const isOpen = page.isAny(candidate.effect, rule.openEffects);
  if (!isOpen && !page.isAny(candidate.effect, rule.effects)) return undefined;
  if (rule.companions.length > 0 && !sentenceHolds(candidate, rule.companions, page)) return undefined;
  if (rule.means.length === 0) return { tag: undefined, scope: 'sentence', distance: 0 };
  const near = nearestInSentence(candidate, rule, page);
  if (near) return near;
  const scope = isOpen ? scopeOutside(candidate, rule, page) : undefined;
  return scope && { tag: undefined, scope, distance: 0 };
}

function sentenceHolds({ reading, from, to }: Candidate, concepts: readonly number[], page: Page): boolean {
  return reading.tags.some((tag) => tag.start >= from && tag.end <= to && page.isAny(tag, concepts));
}

function nearestInSentence(candidate: Candidate, rule: CompiledRule, page: Page): FoundMeans | undefined {
  const { reading, from, to } = candidate;
  let best: FoundMeans | undefined;
  let least = rule.distance + 1;
  for (const tag of reading.tags) {
    if (tag.start < from || tag.end > to || !page.isAny(tag, rule.means)) continue;
    const distance = distanceTo(candidate, tag, rule.order);
    if (distance === undefined || distance >= least) continue;
    best = { tag, scope: 'sentence', distance };
    least = distance;
  }
  return best;
}

/** Words between a means and the effect, or undefined where the rule's order forbids the place. */
function distanceTo({ effect }: Candidate, means: Tag, order: CompiledRule['order']): number | undefined {
  if (means.end <= effect.start) return order === 'effect-first' ? undefined : effect.start - means.end;
  if (means.start >= effect.end) return order === 'means-first' ? undefined : means.start - effect.end;
  return 0;
}

function scopeOutside(candidate: Candidate, rule: CompiledRule, page: Page): MeansScope | undefined {
  const isMeans: IsMeans = (tag) => page.isAny(tag, rule.means);
  if (rule.within === 'list') return isListBelow(candidate.reading.index, page, isMeans) ? 'list' : undefined;
  if (inPassage(candidate, page, isMeans)) return 'passage';
  if (rule.within === 'passage') return undefined;
  return rule.means.some((concept) => page.mentions(concept)) ? 'page' : undefined;
}

function inPassage({ reading, sentence, from }: Candidate, page: Page, isMeans: IsMeans): boolean {
  const { tokens, tags, index } = reading;
  const isNear = (tag: Tag): boolean =>
    tag.end <= from && (tokens.sentences[tag.start] ?? 0) >= sentence - PASSAGE_SENTENCES;
  if (tags.some((tag) => isNear(tag) && isMeans(tag))) return true;
  if (page.headingOf(index)?.tags.some(isMeans)) return true;
  for (let i = index - 1; i >= 0 && i >= index - PASSAGE_BLOCKS; i--) {
    if (endsWith(page.reading(i), isMeans)) return true;
  }
  return false;
}

/** Whether one of the last sentences of a block before holds it. */
function endsWith(reading: Reading | undefined, isMeans: IsMeans): boolean {
  if (!reading) return false;
  const { tokens, tags } = reading;
  const last = tokens.sentences[tokens.length - 1] ?? 0;
  return tags.some((tag) => (tokens.sentences[tag.start] ?? 0) > last - PASSAGE_SENTENCES && isMeans(tag));
}

/** Whether the block is a heading that stands over a list of means. */
function isListBelow(index: number, page: Page, isMeans: IsMeans): boolean {
  if (!page.looksLikeHeading(index)) return false;
  let found = 0;
  for (let i = index + 1; i < page.length && i <= index + LIST_BLOCKS && found < LIST_MEANS; i++) {
    if (page.reading(i)?.tags.some(isMeans)) found++;
  }
  return found >= LIST_MEANS;
}
