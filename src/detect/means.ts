import type { Candidate } from './candidates.ts';
import type { Page, Reading } from './page.ts';
import type { CompiledRule, MeansScope } from './patterns.ts';
import type { Tag } from './tags.ts';

/** A means that was found for a candidate, and how far away. */
export interface FoundMeans {
  /** Absent where the rule needs none, and where the means stands in another sentence. */
  readonly tag: Tag | undefined;
  readonly scope: MeansScope;
}

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
  if (rule.means.length === 0) return { tag: undefined, scope: 'sentence' };
  const tag = nearestInSentence(candidate, rule, page);
  if (tag) return { tag, scope: 'sentence' };
  if (!isOpen) return undefined;
  if (inPassage(candidate, rule, page)) return { tag: undefined, scope: 'passage' };
  if (rule.within === 'passage') return undefined;
  return rule.means.some((concept) => page.count(concept) > 0) ? { tag: undefined, scope: 'page' } : undefined;
}

function nearestInSentence(
  { reading, effect, from, to }: Candidate,
  rule: CompiledRule,
  page: Page,
): Tag | undefined {
  let best: Tag | undefined;
  let least = rule.distance + 1;
  for (const tag of reading.tags) {
    if (tag.start < from || tag.end > to || !page.isAny(tag, rule.means)) continue;
    const isBefore = tag.end <= effect.start;
    const isAfter = tag.start >= effect.end;
    if ((rule.order === 'means-first' && !isBefore) || (rule.order === 'effect-first' && !isAfter)) continue;
    const distance = isBefore ? effect.start - tag.end : isAfter ? tag.start - effect.end : 0;
    if (distance < least) {
      best = tag;
      least = distance;
    }
  }
  return best;
}

function inPassage({ reading, sentence, from }: Candidate, rule: CompiledRule, page: Page): boolean {
  const isMeans = (tag: Tag): boolean => page.isAny(tag, rule.means);
  const { tokens, tags, index } = reading;
  if (
    tags.some(
      (tag) =>
        tag.end <= from && (tokens.sentences[tag.start] ?? 0) >= sentence - PASSAGE_SENTENCES && isMeans(tag),
    )
  )
    return true;
  const heading = page.headingOf(index);
  if (heading?.tags.some(isMeans)) return true;
  for (let i = index - 1; i >= 0 && i >= index - PASSAGE_BLOCKS; i--)
    if (endsWith(page.reading(i), isMeans)) return true;
  return false;
}

/** Whether one of the last sentences of a block before holds it. */
function endsWith(reading: Reading | undefined, isMeans: (tag: Tag) => boolean): boolean {
  if (!reading) return false;
  const { tokens, tags } = reading;
  const last = tokens.sentences[tokens.length - 1] ?? 0;
  return tags.some((tag) => (tokens.sentences[tag.start] ?? 0) > last - PASSAGE_SENTENCES && isMeans(tag));
}
