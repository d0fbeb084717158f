/** Rules prove themselves by the examples in their own files: what becomes of an example, and which ones fail. */
import type { Block, Detection } from '../detect/claim.ts';
import type { Detector } from '../detect/detector.ts';
import type { ClaimFile } from './claims.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';
import type { Example } from './vocabulary.ts';

export type ExampleLabel = 'claim' | 'refute' | 'borderline' | 'none';

export const blocksOf = (example: Example): Block[] =>
  (typeof example === 'string' ? [example] : example).map((text) => ({ text, kind: 'text' }));

/** What becomes of an example's last block. */
export function labelOf(detector: Detector, example: Example): ExampleLabel {
  const blocks = blocksOf(example);
  const isLast = ({ block }: { block: number }) => block === blocks.length - 1;
  const detect = (sensitivity: 'standard' | 'broad'): Detection => detector.detect(blocks, { sensitivity });
  if (detect('standard').claims.some(isLast)) return 'claim';
  const { claims, refutations } = detect('broad');
  if (refutations.some(isLast)) return 'refute';
  return claims.some(isLast) ? 'borderline' : 'none';
}

/** The examples of a claim file that come out otherwise than it says. */
export function failedExamples(detector: Detector, source: Source<ClaimFile>): Problem[] {
  const { examples } = source.data;
  return (Object.keys(examples) as ExampleLabel[]).flatMap((label) =>
    (examples[label] ?? []).flatMap((example, i) => {
      const found = labelOf(detector, example);
      if (found === label) return [];
      return [source.problem(['examples', label, i], `this example is to be "${label}", and is "${found}"`)];
    }),
  );
}
