import { BadCorpus, LABELS, type Label } from './labelled-page.ts';
import { isFalseAlarm, isMissed, isWrongToFlag, type JudgedPage, type Outcome } from './outcomes.ts';

/** What a run found of every sentence, by the sentence's id; kept, so that the next run can tell what changed. */
export type State = ReadonlyMap<string, Standing>;

interface Standing {
  readonly label: Label;
  readonly isFlagged: boolean;
}

const HEADER = '# What the rules make of every sentence: page, block.sentence, label, flagged or quiet.';

/** A line a sentence, without its text; the same pages in any order give the same state. */
export function writeState(pages: readonly JudgedPage[]): string {
  const sorted = pages.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lines = sorted.flatMap(({ outcomes }) =>
    outcomes.map(({ id, label, flaggedBy }) => `${id} ${label} ${flaggedBy ? 'flagged' : 'quiet'}`),
  );
  return [HEADER, ...lines, ''].join('\n');
}

/** Throws BadCorpus with the line that is none of a state. */
export function parseState(text: string, name: string): State {
  const line = new RegExp(`^(.+ \\d+\\.\\d+) (${LABELS.join('|')}) (flagged|quiet)$`);
  const state = new Map<string, Standing>();
  for (const [index, content] of text.split('\n').entries()) {
    if (content === '' || content.startsWith('#')) continue;
    const [, id, label, standing] = line.exec(content) ?? [];
    if (!id) throw new BadCorpus(`${name}:${index + 1}: not a sentence's standing: ${content}`);
    state.set(id, { label: label as Label, isFlagged: standing === 'flagged' });
  }
  return state;
}

/** How a run differs from the one before. */
export interface Changes {
  readonly newlyFound: readonly Outcome[];
  readonly newlyMissed: readonly Outcome[];
  readonly newlyFalse: readonly Outcome[];
  readonly noLongerFalse: readonly Outcome[];
  /** Borderline sentences that are flagged now and were not, or the other way round. */
  readonly borderline: readonly Outcome[];
  /** Sentences that are new or have another label: the corpus changed here, whatever the rules did. */
  readonly relabelled: readonly Outcome[];
  /** How many sentences are there no more. */
  readonly gone: number;
}

export function changesSince(before: State, pages: readonly JudgedPage[]): Changes {
  const now = pages.flatMap(({ outcomes }) => outcomes);
  const isKnown = ({ id, label }: Outcome) => before.get(id)?.label === label;
  const turned = now.filter(
    (outcome) => isKnown(outcome) && before.get(outcome.id)?.isFlagged !== (outcome.flaggedBy !== undefined),
  );
  const ids = new Set(now.map(({ id }) => id));
  return {
    newlyFound: turned.filter((outcome) => outcome.label === 'claim' && !isMissed(outcome)),
    newlyMissed: turned.filter(isMissed),
    newlyFalse: turned.filter(isFalseAlarm),
    noLongerFalse: turned.filter(({ label, flaggedBy }) => isWrongToFlag(label) && !flaggedBy),
    borderline: turned.filter(({ label }) => label === 'borderline'),
    relabelled: now.filter((outcome) => !isKnown(outcome)),
    gone: [...before.keys()].filter((id) => !ids.has(id)).length,
  };
}
