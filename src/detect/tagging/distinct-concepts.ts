import type { PhraseTags } from './tags.ts';

/** Says of which concepts tags are. */
export class DistinctConcepts {
  /** By concept: 1 once it was met among the tags at hand. */
  private readonly met: Uint8Array;
  /** Those met; the list is filled again for each block. */
  private readonly found: number[] = [];

  /** @param count of concepts */
  constructor(count: number) {
    this.met = new Uint8Array(count);
  }

  /** The concepts of some tags, each once. */
  of(tags: PhraseTags): readonly number[] {
    const { met, found } = this;
    let count = 0;
    for (let tag = 0; tag < tags.length; tag++) {
      const concept = tags.concept(tag);
      if (met[concept] === 1) continue;
      met[concept] = 1;
      found[count++] = concept;
    }
    const distinct = found.slice(0, count);
    for (const concept of distinct) met[concept] = 0;
    return distinct;
  }
}
