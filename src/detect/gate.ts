import { foldCode, IGNORED } from './fold.ts';

/** Beginnings of words by which the gate knows a region and what is done to it; folded letters. */
export interface GateWords {
  readonly regions: readonly string[];
  readonly effects: readonly string[];
}

/** Region and effect stand in one sentence; sentences longer than this are captions, whose clauses are shorter. */
const NEAR = 400;

/**
 * Whether a page's text may hold a claim: a region and an effect near each other. One pass over the text; it errs
 * on the side of yes, because only a no is final.
 * @param text text of a page, block and inline borders lost
 */
export function opensGate(text: string, words: GateWords): boolean {
  const table = tableOf(words);
  let region = -NEAR;
  let effect = -NEAR;
  for (let at = 0; at < text.length; at++) {
    const stems = table.get(foldCode(text.charCodeAt(at)));
    if (!stems) continue;
    for (const [stem, isRegion] of stems) {
      if (!continues(text, at + 1, stem)) continue;
      if (isRegion) region = at;
      else effect = at;
      if (Math.abs(region - effect) < NEAR) return true;
    }
  }
  return false;
}

type Stems = (readonly [rest: string, isRegion: boolean])[];

const tables = new WeakMap<GateWords, Map<number, Stems>>();

/** The stems by their first letter. */
function tableOf(words: GateWords): Map<number, Stems> {
  const known = tables.get(words);
  if (known) return known;
  const table = new Map<number, Stems>();
  const add = (stem: string, isRegion: boolean): void => {
    const first = stem.charCodeAt(0);
    table.set(first, [...(table.get(first) ?? []), [stem.slice(1), isRegion]]);
  };
  for (const stem of words.regions) add(stem, true);
  for (const stem of words.effects) add(stem, false);
  tables.set(words, table);
  return table;
}

function continues(text: string, from: number, rest: string): boolean {
  let at = from;
  for (let i = 0; i < rest.length; i++) {
    if (at >= text.length) return false;
    let folded = foldCode(text.charCodeAt(at++));
    while (folded === IGNORED && at < text.length) folded = foldCode(text.charCodeAt(at++));
    if (folded !== rest.charCodeAt(i)) return false;
  }
  return true;
}
