import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from './corpus-document.ts';
import { parseLine } from './corpus-lines.ts';
import { BadCorpus, type LabelledPage } from './labelled-page.ts';

/** The folder of that half of tests/corpus whose sentences nobody reads who writes rules. */
const HELD_OUT = 'held-out';

export interface Corpus {
  /** The path as it was given. */
  readonly name: string;
  /** Its sentences may be measured, not shown. */
  readonly isHeldOut: boolean;
  readonly pages: readonly LabelledPage[];
}

/**
 * Reads a labelled corpus: a folder of YAML documents in the order of their names, or a file with a page a line.
 * @param path where it is
 * @param name what to call it
 * @throws BadCorpus that names file, line and reason
 */
export async function readCorpus(path: string, name: string): Promise<Corpus> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => {
      throw new BadCorpus(`${name}: there is no such file or folder`);
    },
  );
  const pages = isFolder ? await readFolder(path, name) : await readLines(path, name);
  if (pages.length === 0) throw new BadCorpus(`${name}: there is no labelled page in it`);
  refuseTwins(pages, name);
  return { name, isHeldOut: basename(path) === HELD_OUT, pages };
}

async function readFolder(path: string, name: string): Promise<LabelledPage[]> {
  const files = (await readdir(path)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => {
      const yaml = await readFile(join(path, file), 'utf8');
      return told(`${name}/${file}`, () => parseDocument(yaml, basename(file, '.yaml')));
    }),
  );
}

async function readLines(path: string, name: string): Promise<LabelledPage[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [told(`${name}:${index + 1}`, () => parseLine(line))],
  );
}

/** Says of a corpus error where it is. */
function told<Read>(where: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadCorpus) throw new BadCorpus(`${where}: ${error.message}`);
    throw error;
  }
}

/** Sentences are told apart by their page's id. */
function refuseTwins(pages: readonly LabelledPage[], name: string): void {
  const seen = new Set<string>();
  for (const { id } of pages) {
    if (seen.has(id)) throw new BadCorpus(`${name}: two pages have the id ${id}`);
    seen.add(id);
  }
}
