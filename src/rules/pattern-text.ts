import { FORMS, type FormName } from '../detect/patterns.ts';

/**
 * The pattern notation of vocabulary files, explained for rule authors in rules/README.md:
 *
 *     removes/ing ..4 region|product fat-word?
 *
 * concepts by name, `a|b` either, `/ing` forms, `?` may be absent, `..4` up to four words between within the clause,
 * `~9` up to nine words between anywhere in the sentence, `^` and `$` where a clause begins and ends (a gap may stand
 * between them and their neighbour).
 */
export interface PatternAtom {
  readonly concepts: readonly string[];
  /** Empty: any form. */
  readonly forms: readonly FormName[];
  readonly gap: number;
  readonly far: boolean;
}

export interface ParsedPattern {
  /** What the pattern's optional parts come to: each way of leaving them out. */
  readonly sequences: readonly (readonly PatternAtom[])[];
  /** Must begin where a clause begins (the first step's gap may stand before it). */
  readonly first: boolean;
  /** Words that may stand between the last step and the end of the clause; undefined: anything may follow. */
  readonly last: number | undefined;
}

const ATOM = /^([a-z][a-z0-9-]*(?:\|[a-z][a-z0-9-]*)*)((?:\/[a-z]+)*)(\?)?$/;
const GAP = /^(\.\.|~)(\d{1,2})$/;
const isForm = (name: string): name is FormName => name in FORMS;

/** Parses a pattern, or tells why it cannot be one. */
export function parsePattern(text: string): ParsedPattern | { reason: string } {
  const words = text.trim().split(/\s+/);
  const first = words[0] === '^';
  const last = words.at(-1) === '$';
  let sequences: PatternAtom[][] = [[]];
  let gap = { gap: 0, far: false };
  for (const word of words.slice(first ? 1 : 0, last ? -1 : undefined)) {
    const asGap = GAP.exec(word);
    if (asGap) {
      gap = { gap: Number(asGap[2]), far: asGap[1] === '~' };
      continue;
    }
    const asAtom = ATOM.exec(word);
    if (!asAtom) return { reason: `cannot read "${word}"` };
    const forms = (asAtom[2] ?? '').split('/').filter(Boolean);
    const unknown = forms.find((form) => !isForm(form));
    if (unknown) return { reason: `unknown form "${unknown}", there are ${Object.keys(FORMS).join(', ')}` };
    const atom = { concepts: (asAtom[1] ?? '').split('|'), forms: forms.filter(isForm), ...gap };
    sequences = sequences.flatMap((before) => withAtom(before, atom, asAtom[3] === '?'));
    gap = { gap: 0, far: false };
  }
  if (gap.gap > 0 && !last) return { reason: 'ends in a gap' };
  if (sequences.some((atoms) => atoms.length === 0)) return { reason: 'has no part that must be there' };
  return { sequences, first, last: last ? gap.gap : undefined };
}

function withAtom(before: PatternAtom[], atom: PatternAtom, optional: boolean): PatternAtom[][] {
  const present = [...before, atom];
  return optional ? [present, before] : [present];
}
