import type { Sensitivity } from '../claim.ts';
import type { PageTally } from './features.ts';
import type { Verdict } from './judgement.ts';
import { THRESHOLD } from './scales.ts';

/** A rank from which on rules and guards alone would mark a statement. */
const FIRM = 0.5;
/** What a rule or guard takes for borderline never comes to the standard. */
const MOST_BORDERLINE = 0.45;

const isAssertion = ({ stance }: Verdict): boolean => stance !== 'refute' && stance !== 'none';
const isFirm = (verdict: Verdict): boolean => isAssertion(verdict) && verdict.rank >= FIRM;

/** What the statements of a page come to by rules and guards alone. */
export class Tally {
  private readonly all: PageTally;

  constructor(verdicts: readonly Verdict[]) {
    this.all = {
      denials: verdicts.filter(({ stance }) => stance === 'refute').length,
      assertions: verdicts.filter(isAssertion).length,
      firm: verdicts.filter(isFirm).length,
    };
  }

  /** What all others come to: no statement speaks for itself. */
  without(verdict: Verdict): PageTally {
    const { denials, assertions, firm } = this.all;
    return {
      denials: denials - Number(verdict.stance === 'refute'),
      assertions: assertions - Number(isAssertion(verdict)),
      firm: firm - Number(isFirm(verdict)),
    };
  }
}

/** How sure it is that a statement is a claim, as far as its rule and guards let it be one. */
export const confidenceIn = ({ rule, stance }: Verdict, confidence: number): number =>
  rule.as === 'borderline' || stance === 'borderline' ? Math.min(MOST_BORDERLINE, confidence) : confidence;

/** Whether a statement is shown: of those that no guard denies or explains away the sure ones, broadly all. */
export const isShown = (verdict: Verdict, confidence: number, sensitivity: Sensitivity): boolean =>
  isAssertion(verdict) && (sensitivity === 'broad' || confidence >= THRESHOLD[sensitivity]);
