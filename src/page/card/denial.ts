/** What is to be said of a statement that denies a claim. */
import { type FamilyCard, ownStudies } from '../../shared/evidence.ts';

/** Words by which a denial leaves no exception. */
const ABSOLUTE =
  /\b(?:impossible|never|cannot|can[’']?t|can not|myths?|no such thing|not possible|no (?:exercise|food|drink|tea|pill|supplement|cream|device|amount|way)s?|none of|zero|always|completely|totally|absolutely|simply (?:not|false|wrong))\b/i;

/** Whether a denial says more than the evidence does: without exception, where a study found a local effect. */
export const goesTooFar = (quote: string, { evidence, studies }: FamilyCard): boolean =>
  ABSOLUTE.test(quote) &&
  ownStudies(evidence, studies).some((study) => study['local-effect']?.found === 'local');
