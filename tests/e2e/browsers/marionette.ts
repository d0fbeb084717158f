import { connect, type Socket } from 'node:net';
import { within } from './until.ts';

/** The browser's answer to a command that failed. */
export class MarionetteError extends Error {
  /** WebDriver's error code, such as `no such window`. */
  readonly code: string;

  constructor(command: string, code: string, message: string) {
    super(`${command}: ${code}: ${message}`);
    this.code = code;
  }
}

interface Waiting {
  command: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/** Firefox's own time limits come first: after one of them it still answers. */
const GRACE_MS = 2_000;

const COLON = ':'.charCodeAt(0);

/**
 * Firefox's own remote protocol: JSON arrays over TCP, each preceded by its length in bytes and a colon.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #deadlineMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;

  /** Connects and opens a WebDriver session. Commands that take longer than `deadlineMs` are rejected. */
  static async connect(port: number, deadlineMs: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const marionette = new Marionette(socket, deadlineMs);
    await within(marionette.#greeted(), deadlineMs, "Marionette's greeting");
    const timeouts = { script: deadlineMs, pageLoad: deadlineMs };
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts } } });
    return marionette;
  }

  private constructor(socket: Socket, deadlineMs: number) {
    this.#socket = socket;
    this.#deadlineMs = deadlineMs;
    socket.on('close', () => this.#end(new Error('Firefox closed the connection')));
    socket.on('error', (error) => this.#end(error));
  }

  async send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { command, resolve, reject });
    });
    const body = JSON.stringify([0, id, command, parameters]);
    this.#socket.write(`${Buffer.byteLength(body)}:${body}`);
    return within(answer, this.#deadlineMs + GRACE_MS, `an answer to ${command}`);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** The first packet says which protocol is spoken; answers follow. */
  #greeted(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(0, { command: 'connect', resolve: () => resolve(), reject });
      this.#socket.on('data', (chunk) => this.#receive(chunk));
    });
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (let colon = this.#received.indexOf(COLON); colon > 0; colon = this.#received.indexOf(COLON)) {
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon));
      if (this.#received.length < end) return;
      const packet: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      this.#settle(Array.isArray(packet) ? (packet as Answer) : [1, 0, null, packet]);
    }
  }

  #settle([, id, error, result]: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new MarionetteError(waiting.command, error.error, error.message));
    else waiting?.resolve(result);
  }

  #end(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
