/** The words of reports, in the interface's language; forms of reports take them, so that they stay plain functions. */
import type { Verdict } from '../../shared/evidence.ts';
import type { TextKey } from '../../shared/interface/texts.ts';
import type { Field, Place } from '../../shared/messages/found-claim.ts';
import type { Decision, Standing } from '../record/record.ts';

export interface Words {
  /** The text for a key, with `$1`, `$2` … filled in. */
  text(key: TextKey, ...fill: (string | number)[]): string;
  /** BCP 47 tag of the language that the words are in. */
  readonly language: string;
  /** A time as the language writes it, in local time with its zone. */
  time(iso: string): string;
}

export const VERDICT_WORD: Readonly<Record<Verdict, TextKey>> = {
  'not-supported': 'verdictNotSupported',
  misleading: 'verdictMisleading',
  'needs-context': 'verdictNeedsContext',
  'no-evidence': 'verdictNoEvidence',
};

export const SURE_WORD = {
  high: 'sureHigh',
  moderate: 'sureModerate',
  low: 'sureLow',
  'very-low': 'sureVeryLow',
} as const;

export const DECISION_WORD: Readonly<Record<Decision, TextKey>> = {
  open: 'decisionOpen',
  confirmed: 'decisionConfirmed',
  rejected: 'decisionRejected',
  unsure: 'decisionUnsure',
};

export const FIELD_WORD: Readonly<Record<Field, TextKey>> = {
  means: 'slotMeans',
  effect: 'slotEffect',
  region: 'slotRegion',
  amount: 'slotAmount',
  period: 'slotPeriod',
};

export const PLACE_WORD: Readonly<Record<Place, TextKey>> = {
  text: 'whereText',
  alt: 'whereAlt',
  title: 'whereTitle',
  meta: 'whereMeta',
  'json-ld': 'whereJsonLd',
};

export const STANDING_WORD: Readonly<Record<Standing, TextKey>> = {
  there: 'standingThere',
  new: 'standingNew',
  reworded: 'standingReworded',
  gone: 'standingGone',
};
