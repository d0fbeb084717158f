/** What is timed, bundled and put into each page: the extension's own modules, called as the extension calls them. */
import Mark from 'mark.js';
import { createDetector } from '../src/detect/detector.ts';
import { createGate, type GateWords } from '../src/detect/gate.ts';
import type { CompiledPatterns } from '../src/detect/patterns.ts';
import { Annotations, type Found } from '../src/page/annotations.ts';
import { textsUnder } from '../src/page/gate/gate-text.ts';
import { Palette } from '../src/page/painting/palette.ts';
import { readBlocks } from '../src/page/reading/block-tree.ts';

interface Rules {
  readonly patterns: CompiledPatterns;
  readonly gate: GateWords;
}

/** The unit: every text node of the page, its text read. */
function bareWalk(): number {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) length += node.nodeValue?.length ?? 0;
  return length;
}

/** What the gate does on a page, in one go. */
function passGate(words: GateWords): boolean {
  return [...textsUnder(document, () => undefined)].some(createGate(words));
}

function collectDetectPaint({ patterns }: Rules): number {
  const detector = createDetector(patterns);
  return timed(() => {
    const { blocks } = readBlocks(document.body);
    const found = detector.detect(blocks).claims.flatMap((claim): Found[] => {
      const block = blocks[claim.block];
      return block ? [{ claim, block }] : [];
    });
    const annotations = new Annotations(new Palette(''));
    for (const annotation of annotations.named(found)) annotations.add(annotation);
    annotations.tune();
  });
}

/** mark.js as it is commonly used: all phrases over the whole body. */
function wholePageMark(phrases: readonly string[]): number {
  const pattern = new RegExp(phrases.map((phrase) => phrase.replace(/ /g, '\\s+')).join('|'), 'gi');
  return timed(() => new Mark(document.body).markRegExp(pattern, { acrossElements: true }));
}

/** How long something takes, in ms. */
function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const steps = {
  unit: () => timed(bareWalk),
  'gate, all it reads': ({ gate }: Rules) => timed(() => passGate(gate)),
  'collect, detect, paint': collectDetectPaint,
  'mark.js on the whole page': (_: Rules, phrases: readonly string[]) => wholePageMark(phrases),
};
export type Step = keyof typeof steps;

Object.assign(window, {
  runStep: (step: Step, rules: Rules, phrases: readonly string[]) => steps[step](rules, phrases),
});
