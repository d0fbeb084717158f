/**
 * The gate: decides on every page, from its text in one cheap pass, whether there can be a claim at all, and asks
 * for the scanner only then. Later changes of the page pass the same gate.
 */
import type { Gate } from '../../detect/gate.ts';
import type { FrameProgress } from '../../shared/messages/messages.ts';
import { type Readable, SAYING, textsUnder } from './gate-text.ts';

/** Frames smaller than this (CSS px) are not entered: tracking pixels and buttons. */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 60;
/** Least time in ms over which changes of the page are collected, */
const PAUSE = 1_000;
/** and what is added, in times of the last look's length; so the gate never takes more than a small part of a core. */
const REST_FACTOR = 50;
/** Length of a slice of work in ms. */
const SLICE = 8;

const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: SAYING,
};
/** What stands between blocks of text; a change inside of anything else is read with what is around it. */
const BLOCK = 'p,div,li,ul,ol,td,tr,table,tbody,article,section,main,body,html,figure,h1,h2,h3,h4,h5,h6';

/** What the gate needs from outside the page. */
export interface GateNeeds {
  /** Reads the switches. @returns the gate to pass; null where Spotcheck is off */
  gate(): Promise<Gate | null>;
  /** Asks for the scanner; false when it was refused (off for this site) or could not be put in. */
  wantScanner(): Promise<boolean>;
}

export interface GateKeeper {
  /** True once the scanner is in this frame; the gate has nothing to do any more. */
  isOpen(): boolean;
  /** `looking` until the first look is over, and while the scanner was asked for and is not there yet. */
  progress(): FrameProgress;
  /** Looks at the page as it is now; called at the start and whenever a switch was changed. */
  look(): Promise<void>;
  end(): void;
}

const nextIdle = () => new Promise((go) => requestIdleCallback(go, { timeout: PAUSE }));

export function keepGate(view: Window, needs: GateNeeds): GateKeeper {
  const { document } = view;
  const changed = new Set<Readable>();
  let opens: Gate | null = null;
  let timer = 0;
  let pause = PAUSE;
  let progress: FrameProgress = 'looking';
  let isOpen = false;
  /** Counts the looks: one that was overtaken stops. */
  let turn = 0;

  const observer = new MutationObserver((records) => {
    for (const { target, type, addedNodes } of records) {
      const isAdding = type === 'childList' && blockAround(target) === target;
      for (const node of isAdding ? addedNodes : [target]) changed.add(blockAround(node));
    }
    timer ||= view.setTimeout(lookAtChanges, pause);
  });
  const watch = (root: Node): void => observer.observe(root, WATCHED);

  const rest = (): void => {
    turn++;
    observer.disconnect();
    clearTimeout(timer);
    timer = 0;
    changed.clear();
  };
  const end = (): void => {
    rest();
    isOpen = true;
  };

  /** Reads what is under some nodes, and asks for the scanner when the gate opens. */
  const read = async (nodes: Iterable<Readable>): Promise<void> => {
    const mine = ++turn;
    let start = performance.now();
    pause = PAUSE;
    for (const node of nodes) {
      for (const text of textsUnder(node, watch)) {
        if (opens?.(text)) return open();
        const worked = performance.now() - start;
        if (worked < SLICE) continue;
        pause += worked * REST_FACTOR;
        await nextIdle();
        if (mine !== turn) return;
        start = performance.now();
      }
    }
    progress = 'done';
  };

  const open = async (): Promise<void> => {
    rest();
    progress = 'looking';
    const mine = turn;
    const isIn = await needs.wantScanner().catch(() => false);
    if (mine !== turn) return;
    if (isIn) end();
    else progress = 'off';
  };

  const lookAtChanges = async (): Promise<void> => {
    await nextIdle();
    timer = 0;
    const nodes = [...changed].filter((node) => node.isConnected);
    changed.clear();
    await read(nodes);
  };

  const look = async (): Promise<void> => {
    if (isOpen) return;
    if (view !== view.top && (view.innerWidth < LEAST_WIDTH || view.innerHeight < LEAST_HEIGHT)) {
      view.addEventListener('resize', look, { once: true });
      progress = 'done';
      return;
    }
    rest();
    const mine = turn;
    opens = await needs.gate();
    if (mine !== turn) return;
    if (!opens) progress = 'off';
    else {
      watch(document);
      await read([document]);
    }
  };
  return { isOpen: () => isOpen, progress: () => progress, look, end };
}

/**
 * The nearest node around a change within which a claim may be completed by words that stood there before. A form's
 * fields hide its own properties (`<input name="parentNode">`), so they are taken from the prototypes.
 */
function blockAround(node: Node): Readable {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element && Element.prototype.closest.call(element, BLOCK);
  return block ?? (Node.prototype.getRootNode.call(node) as Document | ShadowRoot);
}
