import { type Candidate, findPart } from './candidates.ts';
import type { Page, Reading } from './page.ts';
import type { CompiledRule, MeansScope } from './patterns.ts';
import type { Tag } from './tags.ts';

/** A means that was found for a candidate, and how far away. */
export interface FoundMeans {
  /** Absent where the rule needs none, and where the means stands in another block. */
  readonly tag: Tag | undefined;
  readonly scope: MeansScope;
}

const SCOPES: readonly MeansScope[] = ['phrase', 'sentence', 'passage', 'page'];
/** Sentences before the candidate's own in which "it" and "this" may have their meaning. */
const PASSAGE_SENTENCES = 3;
const PASSAGE_BLOCKS = 2;

/** Looks for the rule's means, from the candidate's own words outwards as far as the rule allows. */
export function findMeans(candidate: Candidate, rule: CompiledRule, page: Page): FoundMeans | undefined {
  if (rule.means.length === 0) return { tag: undefined, scope: 'phrase' };
  for (const scope of SCOPES) {
    const found = inScope(scope, candidate, rule, page);
    if (found) return found;
    if (scope === rule.within) return undefined;
  }
  return undefined;
}

function inScope(
  scope: MeansScope,
  candidate: Candidate,
  rule: CompiledRule,
  page: Page,
): FoundMeans | undefined {
  switch (scope) {
    case 'phrase': {
      const tag = rule.means.map((concept) => findPart(candidate.effect, page, concept)).find(Boolean);
      return tag && { tag, scope };
    }
    case 'sentence': {
      const tag = nearestInSentence(candidate, rule, page);
      return tag && { tag, scope };
    }
    case 'passage':
      return inPassage(candidate, rule, page) ? { tag: undefined, scope } : undefined;
    case 'page':
      return rule.means.some((concept) => page.count(concept) > 0) ? { tag: undefined, scope } : undefined;
  }
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
