/** What is timed, bundled and put into each page: the extension's own modules, called as the extension calls them. */
import Mark from 'mark.js';
import { createDetector } from '../src/detect/detector.ts';
import { createGate, type GateWords } from '../src/detect/gate.ts';
import type { CompiledPatterns } from '../src/detect/patterns.ts';
import { Annotations } from '../src/page/annotations.ts';
import { textsUnder } from '../src/page/gate/gate-text.ts';
import { Palette } from '../src/page/painting/palette.ts';
import { placesOf } from '../src/page/places.ts';
import { Layout } from '../src/page/reading/layout.ts';
import { readBlocks } from '../src/page/reading/read-blocks.ts';
import { claimExpression } from './phrases.ts';

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
function passGate({ gate }: Rules): Times {
  const opens = createGate(gate);
  return timed({ gate: () => [...textsUnder(document, () => undefined)].some(opens) });
}

/** What the scanner does on a page, in one go. */
function scan({ patterns }: Rules): Times {
  const detector = createDetector(patterns);
  const layout = new Layout();
  const annotations = new Annotations(new Palette({ claim: '', denial: '' }));
  let blocks: ReturnType<typeof readBlocks>['blocks'] = [];
  let found: ReturnType<typeof placesOf> = [];
  return timed({
    collect: () => {
      ({ blocks } = readBlocks(document.body));
    },
    detect: () => {
      found = placesOf(detector.detect(blocks).claims, blocks);
    },
    paint: () => {
      for (const { block } of found) layout.learn(block);
      for (const annotation of annotations.named(found)) annotations.add(annotation);
      annotations.tune();
      annotations.listed();
    },
  });
}

/** mark.js as it is commonly used: all phrases over the whole body. */
function markWholePage({ patterns }: Rules): Times {
  const pattern = new RegExp(claimExpression(patterns), 'gi');
  return timed({ mark: () => new Mark(document.body).markRegExp(pattern, { acrossElements: true }) });
}

/** How long each part of a step takes, in ms. */
type Times = Record<string, number>;

function timed(parts: Record<string, () => unknown>): Times {
  const times: Times = {};
  for (const [name, work] of Object.entries(parts)) {
    const start = performance.now();
    work();
    times[name] = performance.now() - start;
  }
  return times;
}

const steps = {
  unit: () => timed({ walk: bareWalk }),
  gate: passGate,
  scan,
  'mark.js': markWholePage,
};

/** @returns times of the step's parts, and how many pieces of text are marked then */
function runStep(step: keyof typeof steps, rules: Rules): { times: Times; marks: number } {
  const times = steps[step](rules);
  return { times, marks: document.querySelectorAll('mark').length };
}

Object.assign(window, { runStep });
