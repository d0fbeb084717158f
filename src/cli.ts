import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createDetector } from './detect/detector.ts';
import type { RuleSet } from './rules/rule-set.ts';
import { BadArguments, parseArguments, USAGE } from './scan/arguments.ts';
import { scan } from './scan/scan.ts';

/** Writes a line and waits while the reader is slower than we are. */
async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

async function main(): Promise<0 | 1 | 2> {
  const settings = parseArguments(process.argv.slice(2));
  if (settings.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  // The build lays the compiled rules beside this program.
  const ruleSet = JSON.parse(await readFile(new URL('rules.json', import.meta.url), 'utf8')) as RuleSet;
  return scan(settings.files, createDetector(ruleSet.patterns), settings, {
    input: process.stdin,
    write,
    complain: (message) => console.error(`scan: ${message}`),
  });
}

// A reader that has seen enough (`scan … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(`scan: ${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
