/**
 * Sending and answering messages, typed by the message map. Refusals and failures travel as text, so that the
 * sender's error says what happened on the other side.
 */
import browser, { type Runtime } from 'webextension-polyfill';
import type { Answer, Message, MessageMap, MessageName, Reply } from './messages.ts';
import { parseMessage } from './parse-message.ts';

type Carried<N extends MessageName> = { name: N } & MessageMap[N]['carries'];

/** What came back, or an error that names the message when it was refused, failed, or nobody answered. */
function answered<N extends MessageName>(name: N, reply: unknown): Answer<N> {
  if (typeof reply !== 'object' || reply === null)
    throw new Error(`Spotcheck: nobody answered the message '${name}'`);
  if ('error' in reply) throw new Error(`Spotcheck: message '${name}' failed: ${reply.error}`);
  return reply as Answer<N>;
}

/** Asks the background. Rejects when it refuses, fails or is gone (an extension that was updated or removed). */
export async function ask<N extends MessageName>(message: Carried<N>): Promise<Answer<N>> {
  return answered(message.name, await browser.runtime.sendMessage(message));
}

/** Asks one frame of a tab. Rejects when no script of ours listens there. */
export async function askFrame<N extends MessageName>(
  tabId: number,
  frameId: number,
  message: Carried<N>,
): Promise<Answer<N>> {
  return answered(message.name, await browser.tabs.sendMessage(tabId, message, { frameId }));
}

export type Sender = Runtime.MessageSender;
export type Handlers = {
  [N in MessageName]?: (message: Carried<N>, sender: Sender) => Answer<N> | Promise<Answer<N>>;
};

type AnyHandler = (message: Message, sender: Sender) => unknown;

/**
 * Answers messages until `signal` aborts. Messages of another extension or a page, of unknown name or wrong shape
 * are refused; known ones without a handler here are left to whoever has one.
 */
export function answerMessages(handlers: Handlers, signal?: AbortSignal): void {
  const listener = (
    raw: unknown,
    sender: Sender,
    reply: (reply: Reply<MessageName>) => void,
  ): true | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    const message = parseMessage(raw);
    if (message === null) {
      reply({ error: 'refused: no message of that name and shape' });
      return true;
    }
    const handler = handlers[message.name] as AnyHandler | undefined;
    if (handler === undefined) return undefined;
    Promise.resolve()
      .then(() => handler(message, sender))
      .then(
        (answer) => reply(answer as Answer<MessageName>),
        (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
      );
    return true; // keeps the channel open: Chromium below 148 does not take a promise as the answer
  };
  browser.runtime.onMessage.addListener(
    listener as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
  signal?.addEventListener('abort', () =>
    browser.runtime.onMessage.removeListener(
      listener as Parameters<typeof browser.runtime.onMessage.removeListener>[0],
    ),
  );
}
