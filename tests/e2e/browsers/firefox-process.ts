import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endWithUs } from './end-with-us.ts';
import { until } from './until.ts';

/** A Firefox that listens for Marionette. */
export interface FirefoxProcess {
  readonly port: number;
  /** Waits until it has ended by itself; kills it, by its own id, when it does not. */
  ended(): Promise<void>;
  /** Kills it, by its own id. */
  kill(): Promise<void>;
}

const EXIT_MS = 10_000;
const KEPT_OUTPUT = 2_000;

/** Starts a headless Firefox with `profileDir`; `prefs` are set in it. */
export async function startFirefox(
  executablePath: string,
  profileDir: string,
  prefs: Record<string, string | number | boolean>,
  deadlineMs: number,
): Promise<FirefoxProcess> {
  const portFile = join(profileDir, 'MarionetteActivePort');
  await rm(portFile, { force: true });
  await writeFile(join(profileDir, 'user.js'), userJs({ ...prefs, 'marionette.port': 0 }));
  const child = spawn(executablePath, argumentsFor(profileDir), {
    // The same window as Chromium's.
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endWithUs(child);
  const output = keepOutput(child);
  try {
    return {
      port: await readPort(child, portFile, deadlineMs),
      ended: () => end(child),
      kill: () => end(child, 0),
    };
  } catch (error) {
    await end(child, 0);
    throw new Error(`Firefox did not start (${executablePath}): ${String(error)}\n${output()}`);
  }
}

function argumentsFor(profileDir: string): string[] {
  // Without the last flag Marionette has no chrome context, and so no toolbar.
  return [
    '--headless',
    '--no-remote',
    '--profile',
    profileDir,
    '--marionette',
    '--remote-allow-system-access',
  ];
}

function userJs(prefs: Record<string, string | number | boolean>): string {
  const lines = Object.entries(prefs).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  return `${lines.join('\n')}\n`;
}

/** Firefox writes the port that it took to this file. */
function readPort(child: ChildProcess, portFile: string, deadlineMs: number): Promise<number> {
  let broken: Error | undefined;
  child.once('error', (error) => {
    broken = error;
  });
  child.once('exit', (code, signal) => {
    broken = new Error(`it ended with ${code ?? signal}`);
  });
  const read = async () => broken ?? Number(await readFile(portFile, 'utf8').catch(() => '0'));
  return until('the port of Marionette', read, { deadlineMs }).then((port) => {
    if (port instanceof Error) throw port;
    return port;
  });
}

/** The end of what it wrote on standard error, for the message when it does not start. */
function keepOutput(child: ChildProcess): () => string {
  let kept = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    kept = (kept + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  return () => kept;
}

function end(child: ChildProcess, graceMs = EXIT_MS): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
