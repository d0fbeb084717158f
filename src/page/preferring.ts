/** Detects as the user prefers: how sure a claim must be, and of which families. */
import type { Claim } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import type { Preferences } from '../shared/preferences.ts';

export function preferringDetector(
  detector: Detector,
  { sensitivity, familiesOff }: Pick<Preferences, 'sensitivity' | 'familiesOff'>,
): Detector {
  const isWanted = ({ family }: Claim) => !familiesOff.includes(family);
  return {
    ...detector,
    detect(blocks) {
      const { claims, refutations } = detector.detect(blocks, { sensitivity });
      return { claims: claims.filter(isWanted), refutations: refutations.filter(isWanted) };
    },
  };
}
