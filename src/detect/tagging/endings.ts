import { IntList } from './int-list.ts';
import { CONCEPT, END, NONE, type SentenceTags, START } from './sentence-tags.ts';

/**
 * The tags that a level makes of a sentence. Of those of a concept that end at one place only the shortest and the
 * longest count, which keeps the cascade linear.
 */
export class Endings {
  /** By token: the ending that was found there last, or NONE. */
  private readonly heads = new IntList(64);
  /** By ending: another one at the same token, and its two tags. */
  private readonly others = new IntList();
  private readonly shortest = new IntList();
  private readonly longest = new IntList();
  private readonly made = new IntList();

  /** Notes that a match has come to its end. */
  add(tags: SentenceTags, concept: number, last: number, before: number): void {
    const start = tags.get(before === NONE ? last : tags.firstOf(before), START);
    const ending = this.find(tags, concept, tags.get(last, END));
    if (ending === NONE) this.open(tags, tags.make(concept, last, before));
    else if (start > tags.get(this.shortest.at(ending), START))
      this.shortest.values[ending] = tags.make(concept, last, before);
    else if (start < tags.get(this.longest.at(ending), START))
      this.longest.values[ending] = tags.make(concept, last, before);
  }

  /** Takes out what was made, in the order in which it was first found. The list is used again for the next. */
  take(tags: SentenceTags): IntList {
    this.made.length = 0;
    for (let ending = 0; ending < this.shortest.length; ending++) {
      const longest = this.longest.at(ending);
      const shortest = this.shortest.at(ending);
      this.made.push(longest);
      if (shortest !== longest) this.made.push(shortest);
      this.heads.values[tags.get(longest, END)] = 0;
    }
    this.others.length = 0;
    this.shortest.length = 0;
    this.longest.length = 0;
    return this.made;
  }

  private find(tags: SentenceTags, concept: number, end: number): number {
    this.heads.reserve(end + 1);
    let ending = this.heads.at(end) - 1;
    while (ending !== NONE && tags.get(this.longest.at(ending), CONCEPT) !== concept)
      ending = this.others.at(ending);
    return ending;
  }

  private open(tags: SentenceTags, tag: number): void {
    const end = tags.get(tag, END);
    const ending = this.others.push(this.heads.at(end) - 1);
    this.shortest.push(tag);
    this.longest.push(tag);
    this.heads.values[end] = ending + 1;
  }
}
