/** How many documents open the gate without making a claim: the scanner comes there for nothing. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The gate as it ships, bundled from its source. */
async function loadGate(words) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const outfile = join(folder, 'gate.mjs');
    await build({
      entryPoints: [path('src/detect/gate.ts')],
      bundle: true,
      format: 'esm',
      outfile,
      logLevel: 'error',
    });
    const { createGate } = await import(pathToFileURL(outfile));
    return createGate(words);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The labelled documents in which no sentence claims anything: most are about bodies, fat and exercise all the same. */
async function labelled() {
  const folder = path('tests/corpus/open');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const all = await Promise.all(names.map(async (name) => parse(await readFile(join(folder, name), 'utf8'))));
  return all
    .map(({ blocks }) => blocks.map((block) => block.sentences))
    .filter((blocks) => blocks.flat().every(([label]) => label !== 'claim' && label !== 'borderline'))
    .map((blocks) => blocks.map((sentences) => sentences.map((one) => one.at(-1)).join(' ')).join('\n'));
}

/** Texts about something else: what the libraries say of themselves, without code and markup, which no page shows as text. */
async function readmes() {
  const folder = path('node_modules');
  const found = (await readdir(folder, { recursive: true })).filter((name) =>
    /(?:^|\/)README\.md$/i.test(name),
  );
  const texts = await Promise.all(found.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.replace(/```[\s\S]*?```|`[^`\n]*`|<[^>]*>/g, ' '));
}

/**
 * @param {object} words those of the gate
 * @returns {Promise<string[]>} a row of the table
 */
export async function corpusRow(words) {
  const opens = await loadGate(words);
  const share = (texts) => `${texts.filter(opens).length} of ${texts.length}`;
  return [
    'documents without claims that open the gate: labelled ones about bodies / READMEs of the libraries',
    'few',
    `${share(await labelled())} / ${share(await readmes())}`,
  ];
}
