/** Scans files in a folder of their own, as the command does, and gives what it wrote and said. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDetector } from '../../src/detect/detector.ts';
import { type Answers, jsonAnswers, tableAnswers } from '../../src/scan/answers.ts';
import { parseArguments } from '../../src/scan/arguments.ts';
import { scan } from '../../src/scan/scan.ts';
import { compileRules } from '../rule-files.ts';

const ruleSet = await compileRules();
const detector = createDetector(ruleSet.patterns);
const regulations = Object.values(ruleSet.regulators);

export interface Scanned {
  readonly status: 0 | 1;
  readonly text: string;
  readonly complaints: readonly string[];
  readonly records: number;
}

/**
 * @param files by name; null is named and not there
 * @param options words of the command line
 */
export async function scanned(
  files: Readonly<Record<string, string | Uint8Array | null>>,
  ...options: string[]
): Promise<Scanned> {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'));
  try {
    for (const [name, bytes] of Object.entries(files))
      if (bytes !== null) await writeFile(join(folder, name), bytes);
    const settings = parseArguments([...options, ...Object.keys(files).map((name) => join(folder, name))]);
    const answers: Answers =
      settings.format === 'csv' ? tableAnswers(regulations, settings.header) : jsonAnswers;
    const written: string[] = [];
    const complaints: string[] = [];
    let records = 0;
    const status = await scan(settings.files, detector, answers, settings, {
      input: process.stdin,
      write: async (text) => {
        written.push(text);
      },
      complain: (message) => complaints.push(message.replace(join(folder, '/'), '')),
      onRecord: () => {
        records += 1;
      },
    });
    return { status, text: written.join(''), complaints, records };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The objects in a scan's answer, one a line. */
export const objectsIn = ({ text }: Scanned) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
