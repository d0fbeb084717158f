import type { Block } from '../detect/claim.ts';
import type { Take } from '../detect/judging/features.ts';
import { Features } from '../detect/judging/features.ts';
import { Judge } from '../detect/judging/judging.ts';
import { quoteSpan } from '../detect/judging/quote.ts';
import type { Stance } from '../detect/judging/stance.ts';
import { Tally } from '../detect/judging/tally.ts';
import type { CompiledPatterns } from '../detect/patterns.ts';
import { Page } from '../detect/reading/page.ts';
import { createReader, type Reader } from '../detect/reading/reader.ts';
import { atOnce } from '../detect/steps.ts';
import type { Label, LabelledPage } from './labelled-page.ts';
import { flags } from './outcomes.ts';

/** What speaks for and against a statement, by name. */
export type FeatureAmounts = ReadonlyMap<string, number>;

/** A statement that some rule fits, as the weights see it. */
export interface Statement {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly features: FeatureAmounts;
  /** How guards alone read it. */
  readonly stance: Stance;
  /** Whether its rule lets it be a claim. */
  readonly mayBeClaim: boolean;
}

/** A statement with the label of the sentence that it stands in. */
export interface LabelledStatement extends Statement {
  readonly label: Label;
}

/** Lays open what the weights see of each statement of a page. */
export class StatementReader {
  private readonly reader: Reader;

  constructor(private readonly patterns: CompiledPatterns) {
    this.reader = atOnce(createReader(patterns));
  }

  read(blocks: readonly Block[]): Statement[] {
    const page = new Page(blocks, this.reader, this.patterns, new WeakMap());
    const told: Map<string, number>[] = [];
    const sum = (tell: (take: Take) => void): number => {
      const features = new Map<string, number>();
      tell((feature, amount) => features.set(feature, amount));
      return told.push(features) - 1;
    };
    const judge = new Judge(this.patterns, { sum });
    const verdicts = blocks.flatMap((_, index) => (page.mayHold(index) ? judge.verdictsOn(index, page) : []));
    const tally = new Tally(verdicts);
    return verdicts.map((verdict) => {
      const { candidate, means, rule, odds, stance } = verdict;
      const features = told[odds] ?? new Map<string, number>();
      Features.ofPage(tally.without(verdict), (feature, amount) => features.set(feature, amount));
      const span = quoteSpan(candidate, means.tag);
      return { block: candidate.reading.index, ...span, features, stance, mayBeClaim: rule.as === 'claim' };
    });
  }

  /** The statements of a page that stand in a labelled sentence. */
  readLabelled({ blocks }: LabelledPage): LabelledStatement[] {
    return this.read(blocks).flatMap((statement) => {
      const sentence = blocks[statement.block]?.sentences.find((span) => flags(statement, span));
      return sentence ? [{ ...statement, label: sentence.label }] : [];
    });
  }
}
