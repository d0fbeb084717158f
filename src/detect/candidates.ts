import type { Page, Reading } from './page.ts';
import type { Tag } from './tags.ts';

/** Words that say a region loses fat or grows slim: what every claim is built on. */
export interface Candidate {
  readonly reading: Reading;
  readonly effect: Tag;
  /** The effect without what leads up to it ("melts belly fat" of "it really melts belly fat"). */
  readonly core: Tag;
  readonly region: Tag | undefined;
  /** Index of the sentence, and its tokens. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** All candidates of a block, in order. */
export function findCandidates(reading: Reading, page: Page, effect: number, region: number): Candidate[] {
  return reading.tags
    .filter((tag) => page.is(tag, effect))
    .map((tag) => {
      const sentence = reading.tokens.sentences[tag.start] ?? 0;
      const [from, to] = sentenceBounds(reading, tag.start);
      return {
        reading,
        effect: tag,
        core: innermost(tag, page, effect),
        region: findPart(tag, page, region),
        sentence,
        from,
        to,
      };
    });
}

function innermost(tag: Tag, page: Page, concept: number): Tag {
  const inner = tag.parts.find((part) => page.is(part, concept));
  return inner ? innermost(inner, page, concept) : tag;
}

/** First token of the sentence that holds `token`, and the token after its last. */
export function sentenceBounds({ tokens }: Reading, token: number): [from: number, to: number] {
  const sentence = tokens.sentences[token];
  let from = token;
  while (from > 0 && tokens.sentences[from - 1] === sentence) from--;
  let to = token + 1;
  while (to < tokens.length && tokens.sentences[to] === sentence) to++;
  return [from, to];
}

/** The first part, at any depth, that counts as the concept. */
export function findPart(tag: Tag, page: Page, concept: number): Tag | undefined {
  if (page.is(tag, concept)) return tag;
  for (const part of tag.parts) {
    const found = findPart(part, page, concept);
    if (found) return found;
  }
  return undefined;
}
