import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sensitivity } from '../detect/claim.ts';
import type { JudgedPage } from './outcomes.ts';
import { parseState, type State, writeState } from './state.ts';

/** Where the last run over somebody else's corpus is kept: with what is built, out of version control. */
export function lastRunFile(root: string, corpusPath: string, sensitivity: Sensitivity): string {
  const place = createHash('sha256').update(corpusPath).digest('hex').slice(0, 8);
  return join(root, 'dist', 'eval', `${basename(corpusPath)}-${place}-${sensitivity}.txt`);
}

/** The run that a file keeps; undefined when there has been none. Throws BadCorpus when it is no such file. */
export async function readRun(file: string): Promise<State | undefined> {
  try {
    return parseState(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function keepRun(file: string, pages: readonly JudgedPage[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, writeState(pages));
}
