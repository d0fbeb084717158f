/** Detects as the user prefers: how sure a claim must be, of which families, and whether denials count. */
import type { Claim, Detection } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import type { Preferences } from '../shared/settings/preferences.ts';

export function preferringDetector(
  detector: Detector,
  { sensitivity, familiesOff, denials }: Pick<Preferences, 'sensitivity' | 'familiesOff' | 'denials'>,
): Detector {
  const isWanted = ({ family }: Claim) => !familiesOff.includes(family);
  const wanted = (found: Detection): Detection => {
    const claims = found.claims.filter(isWanted);
    const refutations = found.refutations.filter(isWanted);
    const denied = refutations.map((one): Claim => ({ ...one, denied: true }));
    return { claims: denials ? [...claims, ...denied] : claims, refutations };
  };
  return {
    ...detector,
    detect: (blocks) => wanted(detector.detect(blocks, { sensitivity })),
    *detectInSteps(blocks) {
      return wanted(yield* detector.detectInSteps(blocks, { sensitivity }));
    },
  };
}
