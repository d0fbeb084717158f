import type { Sensitivity } from '../detect/claim.ts';
import { createDetector } from '../detect/detector.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Corpus } from './corpus.ts';
import { type JudgedPage, judge } from './outcomes.ts';

/** A corpus and what detection made of it. */
export interface Evaluation {
  readonly corpus: Corpus;
  readonly pages: readonly JudgedPage[];
  /** The families that have evidence of their own; a corpus may name its families otherwise. */
  readonly families: ReadonlySet<string>;
}

export interface EvaluationSettings {
  readonly sensitivity: Sensitivity;
  /** Keep the sentences of a held-out corpus in the outcomes. */
  readonly showsHeldOut: boolean;
}

/**
 * Runs detection over a corpus. Unless it is asked for, the sentences of a held-out corpus are left out of the
 * outcomes, so that nothing which prints these can show them.
 */
export function evaluate(corpus: Corpus, ruleSet: RuleSet, settings: EvaluationSettings): Evaluation {
  const { sensitivity, showsHeldOut } = settings;
  const detector = createDetector(ruleSet.patterns);
  const judged = corpus.pages.map((page) =>
    judge(page, detector.detect(page.blocks, { sensitivity }).claims),
  );
  const pages = corpus.isHeldOut && !showsHeldOut ? judged.map(withoutText) : judged;
  return { corpus, pages, families: new Set(Object.keys(ruleSet.evidence)) };
}

const withoutText = (page: JudgedPage): JudgedPage => ({
  ...page,
  outcomes: page.outcomes.map((outcome) => ({ ...outcome, text: '(held out)' })),
});
