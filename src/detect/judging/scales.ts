import type { Sensitivity } from '../claim.ts';
import type { CompiledWeights } from '../patterns.ts';
import { Features, type PageTally, type Take } from './features.ts';

/** The least confidence at which a statement is marked. */
export const THRESHOLD: Readonly<Record<Exclude<Sensitivity, 'broad'>, number>> = {
  strict: 0.85,
  standard: 0.5,
};

/** Weighs what speaks for and against. */
export class Scales {
  private readonly features: ReadonlyMap<string, number>;

  constructor(private readonly weights: CompiledWeights) {
    this.features = new Map(Object.entries(weights.features));
  }

  /** Log odds of all that is told. */
  sum(tell: (take: Take) => void): number {
    let sum = 0;
    tell((feature, amount) => {
      sum += (this.features.get(feature) ?? 0) * amount;
    });
    return sum;
  }

  /** How sure it is that a fair reader would call a statement a claim, in [0, 1]. */
  confidence(odds: number, others: PageTally): number {
    const sum = this.weights.bias + odds + this.sum((take) => Features.ofPage(others, take));
    return 1 / (1 + Math.exp(-sum));
  }
}
