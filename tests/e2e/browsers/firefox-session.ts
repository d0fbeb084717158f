import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { callSource } from './in-page.ts';
import { Marionette, MarionetteError } from './marionette.ts';
import { within } from './until.ts';
import type { Stroke } from './view.ts';

/** One that hangs does not answer; it is killed then. */
const QUIT_MS = 10_000;

/** What can be done while a tab, or the browser's own window, is the one that Marionette speaks to. */
export interface Spoken {
  send(command: string, parameters?: object): Promise<unknown>;
  /** Evaluates an expression; `system` is a world with the browser's own rights. */
  run(source: string, sandbox?: 'system'): Promise<unknown>;
  click(x: number, y: number): Promise<void>;
  press(stroke: Stroke): Promise<void>;
}

/**
 * One running Firefox. Marionette knows one current tab and one current context for all commands, so what
 * belongs together is done as one piece of work, and pieces wait for each other.
 */
export class FirefoxSession {
  readonly deadlineMs: number;
  readonly #process: FirefoxProcess;
  readonly #marionette: Marionette;
  #last: Promise<unknown> = Promise.resolve();

  static async start(
    executablePath: string,
    profileDir: string,
    prefs: Record<string, string | number | boolean>,
    deadlineMs: number,
  ): Promise<FirefoxSession> {
    const firefox = await startFirefox(executablePath, profileDir, prefs, deadlineMs * 2);
    try {
      const marionette = await Marionette.connect(firefox.port, deadlineMs);
      return new FirefoxSession(firefox, marionette, deadlineMs);
    } catch (error) {
      await firefox.ended();
      throw error;
    }
  }

  private constructor(firefox: FirefoxProcess, marionette: Marionette, deadlineMs: number) {
    this.#process = firefox;
    this.#marionette = marionette;
    this.deadlineMs = deadlineMs;
  }

  async install(extensionDir: string, allowPrivateBrowsing: boolean): Promise<void> {
    await this.#marionette.send('Addon:Install', {
      path: extensionDir,
      temporary: true,
      allowPrivateBrowsing,
    });
  }

  /** Opens a tab in front and gives its handle. */
  openTab(): Promise<string> {
    return this.#alone(async () => {
      const opened = await this.#marionette.send('WebDriver:NewWindow', { type: 'tab', focus: true });
      return (opened as { handle: string }).handle;
    });
  }

  /** The handle of the first tab with this in its address. */
  findTab(urlPart: string): Promise<string | undefined> {
    return this.#alone(async () => {
      const handles = (await this.#marionette.send('WebDriver:GetWindowHandles')) as string[];
      for (const handle of handles) {
        await this.#switchTo(handle, false);
        const { value } = (await this.#marionette.send('WebDriver:GetCurrentURL')) as { value: string };
        if (value.includes(urlPart)) return handle;
      }
      return undefined;
    });
  }

  closeTab(tab: string): Promise<void> {
    return this.#alone(async () => {
      await this.#switchTo(tab, false);
      const left = (await this.#marionette.send('WebDriver:CloseWindow')) as string[];
      if (left[0] !== undefined) await this.#switchTo(left[0], false);
    });
  }

  /** Leaves one tab with nothing in it. */
  closeTabs(): Promise<void> {
    return this.#alone(async () => {
      const old = (await this.#marionette.send('WebDriver:GetWindowHandles')) as string[];
      // The tab spoken to last may have gone with the extension.
      if (old[0] !== undefined) await this.#switchTo(old[0], false);
      const opened = await this.#marionette.send('WebDriver:NewWindow', { type: 'tab', focus: true });
      for (const handle of old) {
        await this.#switchTo(handle, false);
        await this.#marionette.send('WebDriver:CloseWindow');
      }
      await this.#switchTo((opened as { handle: string }).handle, true);
    });
  }

  inTab<T>(tab: string, work: (spoken: Spoken) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#switchTo(tab, false);
      return work(this.#spoken());
    });
  }

  /** As `inTab`, with the tab brought to the front first: input goes to what is in front. */
  inFront<T>(tab: string, work: (spoken: Spoken) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#switchTo(tab, true);
      return work(this.#spoken());
    });
  }

  /** The browser's own window: toolbar, panels. Coordinates are those of the whole window. */
  withWindow<T>(work: (spoken: Spoken) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#marionette.send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await work(this.#spoken());
      } finally {
        await this.#marionette.send('Marionette:SetContext', { value: 'content' });
      }
    });
  }

  /** Calls a function of firefox-internals.ts in the browser's own window. */
  async inChrome<A extends unknown[], R>(script: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    return (await this.withWindow((win) => win.run(callSource(script, args)))) as Awaited<R>;
  }

  async quit(): Promise<void> {
    try {
      await within(this.#marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }), QUIT_MS);
    } catch (error) {
      // It may close the connection before it has answered.
      if (error instanceof MarionetteError) throw error;
    } finally {
      this.#marionette.close();
      await this.#process.ended();
    }
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    this.#marionette.close();
    await this.#process.kill();
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #switchTo(handle: string, focus: boolean): Promise<void> {
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle, focus });
  }

  #spoken(): Spoken {
    const send = (command: string, parameters?: object) => this.#marionette.send(command, parameters);
    return {
      send,
      run: (source, sandbox) => run(send, source, sandbox),
      click: (x, y) => perform(send, clickActions(x, y)),
      press: (stroke) => perform(send, keyActions(stroke)),
    };
  }
}

type Send = Spoken['send'];

async function run(send: Send, source: string, sandbox?: 'system'): Promise<unknown> {
  const parameters = { script: `return (${source})`, args: [], newSandbox: true, sandbox: sandbox ?? null };
  return ((await send('WebDriver:ExecuteScript', parameters)) as { value: unknown }).value;
}

async function perform(send: Send, actions: object): Promise<void> {
  await send('WebDriver:PerformActions', { actions: [actions] });
}

function clickActions(x: number, y: number) {
  return {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  };
}

function keyActions({ modifiers, key }: Stroke) {
  const held = modifiers.map(keyValue);
  const value = keyValue(key);
  return {
    type: 'key',
    id: 'keyboard',
    actions: [
      ...held.map((modifier) => ({ type: 'keyDown', value: modifier })),
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      ...held.toReversed().map((modifier) => ({ type: 'keyUp', value: modifier })),
    ],
  };
}

/** Code points that stand for keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEY_VALUES: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function keyValue(key: string): string {
  const value = KEY_VALUES[key] ?? key;
  if ([...value].length !== 1)
    throw new Error(`${key} is not a key that can be pressed here: add its code point.`);
  return value;
}
