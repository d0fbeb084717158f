/**
 * `npm run --silent scan -- FILE…`: runs the built scanner, building it first when it is not there. Standard output
 * belongs to the answers alone.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scanner = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'scan.mjs');

if (!existsSync(scanner)) {
  const { build, BuildProblem } = await import('../build.mjs');
  console.error('scan: the scanner is not built yet; building it …');
  try {
    await build();
  } catch (error) {
    console.error(error instanceof BuildProblem ? error.message : error);
    process.exit(2);
  }
}

const child = spawn(process.execPath, [scanner, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // npm goes to the project's folder; file names are meant from where the command was given.
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
child.on('close', (status, signal) => {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = status ?? 1;
});
