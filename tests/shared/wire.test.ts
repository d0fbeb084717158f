/**
 * Messages as Chromium below 148 carries them: there the polyfill wraps the callback API, a path that the browsers
 * of the end-to-end tests no longer take. The fake below is that API's runtime, with one context talking to itself.
 */
import { beforeEach, describe, expect, test } from 'vitest';

type Reply = (answer?: unknown) => void;
type Listener = (message: unknown, sender: object, reply: Reply) => unknown;

const OWN_ID = 'own-extension';
const listeners: Listener[] = [];
let sender: object = { id: OWN_ID };

function deliver(message: unknown, done: Reply): void {
  let isPending = false;
  let isAnswered = false;
  const reply: Reply = (answer) => {
    if (isAnswered) return;
    isAnswered = true;
    done(answer);
  };
  for (const listener of listeners)
    if (listener(structuredClone(message), sender, reply) === true) isPending = true;
  if (!isPending && !isAnswered) done(undefined);
}

Object.assign(globalThis, {
  chrome: {
    runtime: {
      id: OWN_ID,
      lastError: undefined,
      sendMessage: (message: unknown, done: Reply) => deliver(message, done),
      onMessage: {
        addListener: (listener: Listener) => listeners.push(listener),
        removeListener: (listener: Listener) => listeners.splice(listeners.indexOf(listener), 1),
        hasListener: (listener: Listener) => listeners.includes(listener),
      },
    },
  },
});

const { answerMessages, ask } = await import('../../src/shared/messages/wire.ts');
const { default: browser } = await import('webextension-polyfill');

describe('through the polyfill', () => {
  beforeEach(() => {
    listeners.length = 0;
    sender = { id: OWN_ID };
  });

  test('a question is answered', async () => {
    answerMessages({ evidence: ({ family }) => ({ family }) as never });
    expect(await ask({ name: 'evidence', family: 'face', rule: 'face', concepts: {} })).toEqual({
      family: 'face',
    });
  });

  test('an answer may take its time, and is what the asker gets, unwrapped', async () => {
    answerMessages({ 'claims-changed': () => Promise.resolve({}) });
    expect(await ask({ name: 'claims-changed' })).toEqual({});
  });

  test('an error on the other side reaches the one who asked, with the message that it belongs to', async () => {
    answerMessages({
      evidence: () => {
        throw new Error('no evidence for the family');
      },
    });
    await expect(ask({ name: 'evidence', family: 'x', rule: 'x', concepts: {} })).rejects.toThrow(
      "message 'evidence' failed: no evidence for the family",
    );
  });

  test('a message that nobody handles is told from one that failed', async () => {
    answerMessages({});
    await expect(ask({ name: 'patterns' })).rejects.toThrow("nobody answered the message 'patterns'");
  });

  test.each([[{ name: 'nonsense' }], ['claims'], [{ name: 'evidence' }]])(
    '%j is refused',
    async (message) => {
      answerMessages({ evidence: () => ({}) as never });
      expect(await browser.runtime.sendMessage(message)).toEqual({
        error: expect.stringContaining('refused'),
      });
    },
  );

  test('another extension is not answered at all', async () => {
    answerMessages({ patterns: () => ({ secret: true }) });
    sender = { id: 'another-extension' };
    await expect(ask({ name: 'patterns' })).rejects.toThrow('nobody answered');
  });

  test('after its signal was aborted nothing is answered', async () => {
    const stop = new AbortController();
    answerMessages({ patterns: () => ({ here: true }) }, stop.signal);
    expect(await ask({ name: 'patterns' })).toEqual({ here: true });
    stop.abort();
    await expect(ask({ name: 'patterns' })).rejects.toThrow('nobody answered');
  });
});
