import type { ChildProcess } from 'node:child_process';

/** Ends a browser when vitest ends the process that its tests run in: by its own id, others may run on the machine. */
export function endWithUs(child: ChildProcess | null): void {
  const kill = () => child?.kill('SIGKILL');
  process.once('SIGTERM', kill);
  child?.once('exit', () => process.off('SIGTERM', kill));
}
