import { type PackedLevel, unpackLevel } from '../packing.ts';
import type { Tokens } from '../words/tokens.ts';
import type { AskedConcepts } from './asked-concepts.ts';
import { Distance } from './distance.ts';
import { Level } from './level.ts';
import type { Meanings } from './meanings.ts';
import { MeaningsGatherer } from './meanings-gatherer.ts';
import { SentenceTags } from './sentence-tags.ts';
import type { PhraseTags } from './tags.ts';

/**
 * The matcher: a cascade of linear patterns over tags, as in the FASTUS system for information extraction. The
 * patterns of a level read the tags of the levels below and add their own. At every node of the patterns only the
 * last few matches are kept, because the nearest one satisfies a limit on distance whenever any does; so the work
 * is a constant for a tag and the whole is linear in the text, whatever the text says. No pattern leaves its
 * sentence, so a sentence is matched at a time and of its tags only what is asked for outlives it.
 */
export class Cascade {
  private readonly levels: Level[] = [];
  private readonly distance: Distance;
  private readonly tags = new SentenceTags();
  private readonly gatherer: MeaningsGatherer;

  /** @param stop concept of the words that end a clause without a sign ("but", "because") */
  constructor(stop: number, asked: AskedConcepts) {
    this.distance = new Distance(stop);
    this.gatherer = new MeaningsGatherer(asked);
  }

  /** Adds a level above the others. @param ancestors for each concept all that it counts as, itself included */
  add(level: PackedLevel, ancestors: readonly (readonly number[])[]): void {
    this.levels.push(new Level(unpackLevel(level), ancestors, this.distance, this.tags));
  }

  /**
   * What the phrases of a block mean: they themselves and what the patterns make of them, as far as it is asked for.
   * @returns one passage after another; a block that is not very long is one
   */
  run(tokens: Tokens, phrases: PhraseTags): readonly Meanings[] {
    this.distance.measure(tokens, phrases);
    const passages: Meanings[] = [];
    for (let from = 0; from < phrases.length; ) {
      from = this.takeSentence(tokens, phrases, from);
      for (const level of this.levels) level.match();
      this.gatherer.add(this.tags);
      if (this.gatherer.isFull && from < phrases.length)
        passages.push(this.gatherer.finish(phrases.start(from)));
    }
    passages.push(this.gatherer.finish(tokens.length));
    return passages;
  }

  /** Takes up the phrases of the sentence that phrase `from` is in; returns the first one after it. */
  private takeSentence({ sentences }: Tokens, phrases: PhraseTags, from: number): number {
    const { tags } = this;
    const sentence = sentences[phrases.start(from)];
    tags.clear();
    let next = from;
    for (; next < phrases.length && sentences[phrases.start(next)] === sentence; next++)
      tags.addPhrase(phrases.concept(next), phrases.form(next), phrases.start(next), phrases.end(next));
    return next;
  }
}
