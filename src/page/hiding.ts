/** Leaves out what the user has called no claim, so that it is neither marked nor listed nor counted. */
import type { Claim, Detection } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import { type HiddenClaim, hides } from '../shared/settings/hidden-claims.ts';
import { readableQuote } from './annotation.ts';

/** @param hidden asked anew at every detection. */
export function hidingDetector(detector: Detector, hidden: () => readonly HiddenClaim[]): Detector {
  const isHidden = (claim: Claim) =>
    hidden().some((entry) => hides(entry, { rule: claim.rule, quote: readableQuote(claim) }));
  const left = (detection: Detection): Detection => ({
    ...detection,
    claims: detection.claims.filter((claim) => !isHidden(claim)),
  });
  return {
    ...detector,
    detect: (blocks, options) => left(detector.detect(blocks, options)),
    *detectInSteps(blocks, options) {
      return left(yield* detector.detectInSteps(blocks, options));
    },
  };
}
