/** What the gate does on a page, in counts: they hold on any machine, where times would not. */
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGate } from '../../src/detect/gate.ts';
import { keepGate } from '../../src/page/gate/gate-keeper.ts';
import { compileRules } from '../rule-files.ts';

const { gate } = await compileRules();
const SOUP = '<p>Soup and bread.</p>';
const CLAIM = '<p>Crunches burn belly fat.</p>';

/** Stands for the browser's: what is observed, and who is told. */
class Observers {
  static all: Observers[] = [];
  roots: Node[] = [];
  constructor(readonly tell: (records: readonly object[]) => void) {
    Observers.all.push(this);
  }
  observe(root: Node): void {
    this.roots.push(root);
  }
  disconnect(): void {
    this.roots = [];
  }
}

/** A page with a gate, and what that has done so far. */
function openPage(body: string, answer: () => Promise<boolean> = async () => true) {
  const { document, Element, Node, Text } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  vi.stubGlobal('Element', Element);
  vi.stubGlobal('Node', Node);
  const done = { textsRead: 0, asked: 0 };
  const data = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Text.prototype), 'data');
  const get = function (this: Text): string {
    done.textsRead += 1;
    return data?.get?.call(this) as string;
  };
  for (const node of document.querySelectorAll('p'))
    for (const text of node.childNodes) Object.defineProperty(text, 'data', { get });
  const view = {
    document,
    innerWidth: 800,
    innerHeight: 600,
    setTimeout: (...args: Parameters<typeof setTimeout>) => setTimeout(...args),
    addEventListener: () => undefined,
  } as unknown as Window & { top: unknown };
  view.top = view;
  const keeper = keepGate(view, {
    gate: async () => createGate(gate),
    wantScanner: () => {
      done.asked += 1;
      return answer();
    },
  });
  return { document, keeper, done, observer: Observers.all[0] };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MutationObserver', Observers);
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 0));
  Observers.all = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('on a page without candidates every text is read once, one observer stays, and nobody is asked for anything', async () => {
  const { document, keeper, done, observer } = openPage(SOUP.repeat(300));
  await keeper.look();
  await vi.runAllTimersAsync();
  expect(done).toEqual({ textsRead: 300, asked: 0 });
  expect(Observers.all).toHaveLength(1);
  expect(observer?.roots).toEqual([document]);
  expect(keeper.progress()).toBe('done');
});

test('on a page with a claim the scanner is asked for once, and nothing of the gate is left', async () => {
  const { keeper, done, observer } = openPage(CLAIM + SOUP.repeat(300));
  await keeper.look();
  await vi.runAllTimersAsync();
  expect(done.asked).toBe(1);
  expect(observer?.roots).toEqual([]);
  expect(keeper.isOpen()).toBe(true);
});

test('a burst of changes is looked at once, and only what changed is read', async () => {
  const { document, keeper, done, observer } = openPage(SOUP.repeat(300));
  await keeper.look();
  const paragraph = document.querySelector('p') as Element;
  for (let i = 0; i < 1_000; i++)
    observer?.tell([{ type: 'characterData', target: paragraph.firstChild, addedNodes: [] }]);
  await vi.runAllTimersAsync();
  expect(done).toEqual({ textsRead: 301, asked: 0 });
});

test('where the scanner is refused, nothing is observed, and a switch that changes makes it look again', async () => {
  const answers = [false, true];
  const { keeper, done, observer } = openPage(CLAIM, async () => answers.shift() ?? false);
  await keeper.look();
  await vi.runAllTimersAsync();
  expect(keeper.progress()).toBe('off');
  expect(observer?.roots).toEqual([]);
  await keeper.look();
  await vi.runAllTimersAsync();
  expect(done.asked).toBe(2);
  expect(keeper.isOpen()).toBe(true);
});
