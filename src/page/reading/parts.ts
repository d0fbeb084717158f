/** What elements yield when they are read: blocks, and what is made of the parts within them. */
import type { PageBlock } from './blocks.ts';

/** What an element yields. */
export type Part = PageBlock | Parts;
interface Parts {
  readonly parts: readonly Part[];
  readonly length: number;
}
export const NOTHING: Parts = { parts: [], length: 0 };

/** Characters of a part's text. */
export const lengthOf = (part: Part): number => ('parts' in part ? part.length : part.text.length);

/** All blocks of a part, in order. Not by recursion: pages nest deeper than calls can. */
export function flatten(part: Part): PageBlock[] {
  const blocks: PageBlock[] = [];
  const rest: Part[] = [part];
  for (let next = rest.pop(); next; next = rest.pop()) {
    if ('parts' in next) for (const inner of next.parts.toReversed()) rest.push(inner);
    else blocks.push(next);
  }
  return blocks;
}

/** Parts as one. */
export function joined(parts: readonly Part[]): Part {
  const some = parts.filter((part) => part !== NOTHING);
  const [only] = some;
  if (only && some.length === 1) return only;
  return only ? { parts: some, length: some.reduce((sum, part) => sum + lengthOf(part), 0) } : NOTHING;
}
