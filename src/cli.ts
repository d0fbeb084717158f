import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createDetector } from './detect/detector.ts';
import type { RuleSet } from './rules/rule-set.ts';
import { jsonAnswers, tableAnswers } from './scan/answers.ts';
import { BadArguments, parseArguments, USAGE } from './scan/arguments.ts';
import { Progress } from './scan/progress.ts';
import { scan } from './scan/scan.ts';

/** Control characters that a terminal would obey; complaints quote the input. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/g;

/** Writes text and waits while the reader is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function main(): Promise<0 | 1 | 2> {
  const settings = parseArguments(process.argv.slice(2));
  if (settings.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  // The build lays the compiled rules beside this program.
  const ruleSet = JSON.parse(await readFile(new URL('rules.json', import.meta.url), 'utf8')) as RuleSet;
  const regulations = Object.values(ruleSet.regulators);
  const answers = settings.format === 'csv' ? tableAnswers(regulations, settings.header) : jsonAnswers;
  const progress = process.stderr.isTTY
    ? new Progress({ draw: (text) => process.stderr.write(text), now: () => performance.now() })
    : null;
  const status = await scan(settings.files, createDetector(ruleSet.patterns), answers, settings, {
    input: process.stdin,
    write: (text) => {
      if (process.stdout.isTTY) progress?.clear();
      return write(text);
    },
    complain: (message) => {
      progress?.clear();
      console.error(`scan: ${message.replace(CONTROLS, ' ')}`);
    },
    onRecord: (claims) => progress?.count(claims),
  });
  progress?.end();
  return status;
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
