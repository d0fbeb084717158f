import type { Claim, Span } from '../detect/claim.ts';
import type { Label, LabelledPage } from './labelled-page.ts';

/** What of a claim matters to its score. Not its quote: outcomes may be printed where their text must not be. */
export type Flag = Pick<Claim, 'rule' | 'family' | 'confidence'>;

/** What detection made of one labelled sentence. */
export interface Outcome {
  /** `PAGE BLOCK.SENTENCE`, both counted from 0. */
  readonly id: string;
  readonly label: Label;
  readonly family: string | undefined;
  readonly text: string;
  /** The surest claim that flags it; undefined: it is not flagged. */
  readonly flaggedBy: Flag | undefined;
}

/** A labelled page after detection. Pages, not sentences, are independent of one another. */
export interface JudgedPage {
  readonly id: string;
  readonly kind: string;
  readonly outcomes: readonly Outcome[];
}

/** A claim flags a sentence when it covers half of it or more, or has half of itself or more in it. */
export function flags(claim: Span, sentence: Span): boolean {
  const shared = Math.min(claim.end, sentence.end) - Math.max(claim.start, sentence.start);
  const least = Math.min(claim.end - claim.start, sentence.end - sentence.start) / 2;
  return shared >= least;
}

/** @param claims what detection found in all of the page */
export function judge(page: LabelledPage, claims: readonly Claim[]): JudgedPage {
  const outcomes = page.blocks.flatMap(({ text, sentences }, block) => {
    const here = claims.filter((claim) => claim.block === block);
    return sentences.map(({ label, family, ...span }, number) => ({
      id: `${page.id} ${block}.${number}`,
      label,
      family,
      text: text.slice(span.start, span.end),
      flaggedBy: surest(here.filter((claim) => flags(claim, span))),
    }));
  });
  return { id: page.id, kind: page.kind, outcomes };
}

const surest = (claims: readonly Claim[]): Flag | undefined =>
  claims.reduce<Flag | undefined>(
    (best, { rule, family, confidence }) =>
      best && best.confidence >= confidence ? best : { rule, family, confidence },
    undefined,
  );

/** Whether a flag on such a sentence is an error; on a borderline one it is neither right nor wrong. */
export const isWrongToFlag = (label: Label): boolean => label === 'refute' || label === 'none';

export const isFalseAlarm = ({ label, flaggedBy }: Outcome): boolean =>
  flaggedBy !== undefined && isWrongToFlag(label);

export const isMissed = ({ label, flaggedBy }: Outcome): boolean =>
  label === 'claim' && flaggedBy === undefined;
