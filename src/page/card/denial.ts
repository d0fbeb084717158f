/** What is to be said of a statement that denies a claim. */
import type { FamilyCard } from '../../shared/evidence.ts';

/** Words by which a denial leaves no exception. */
const ABSOLUTE =
  /\b(?:impossible|never|cannot|can[’']?t|can not|myths?|no such thing|not possible|nothing|no (?:exercise|food|drink|tea|pill|supplement|cream|device|amount|way)s?|none|zero|ever|always|completely|totally|absolutely|simply (?:not|false|wrong))\b/i;

/** Whether a denial says more than the evidence does: without exception, where some studies found otherwise. */
export const goesTooFar = (quote: string, { evidence }: Pick<FamilyCard, 'evidence'>): boolean =>
  evidence.contrary.length > 0 && ABSOLUTE.test(quote);
