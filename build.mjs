/**
 * Builds everything that is shipped or run: the unpacked extensions `dist/chrome` and `dist/firefox`, a store-ready
 * zip of each and of the sources, the rule set `dist/rules.json`, the command-line scanner `dist/scan.mjs`, and the cards as data:
 * `dist/data/`, and the table docs/evidence.md.
 *
 *   node build.mjs [--watch]
 */
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import * as esbuild from 'esbuild';
import { dataFiles, evidenceTable } from './scripts/card-data.mjs';
import { makeValidators } from './scripts/make-validators.mjs';
import { manifestFor, minifiedCss } from './scripts/manifests.mjs';
import { sourceZip } from './scripts/source-zip.mjs';
import { zipOf } from './scripts/zips.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

const ENTRIES = [
  'gate',
  'detector',
  'content',
  'sheet',
  'background',
  'popup',
  'options',
  'welcome',
  'review',
];
/** The extension's own pages, each with a folder of its own in src/. */
const PAGES = ['popup', 'options', 'welcome', 'review'];
const BROWSERS = ['chrome', 'firefox'];
/** The icons: the drawing in icons/, how their names begin, and the sizes that browsers ask for. */
const ICONS = [
  { drawing: 'spotcheck', prefix: '', sizes: [16, 32, 48, 128] },
  { drawing: 'spotcheck-off', prefix: 'off-', sizes: [16, 32] },
];
const TARGET = ['chrome140', 'firefox140'];

/** What a build refuses to go on with; its message is for the person at the terminal. */
export class BuildProblem extends Error {}

const readText = (path) => readFile(join(root, path), 'utf8');

/** Paths of all files under a folder of the project, relative to the project, with forward slashes, sorted. */
async function filesUnder(folder) {
  const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Loads a TypeScript module of the project into this process; bundled as for a browser, so a Node API in it fails. */
async function load(path) {
  const folder = await mkdtemp(join(tmpdir(), 'spotcheck-build-'));
  try {
    const outfile = join(folder, 'module.mjs');
    const entryPoints = [join(root, path)];
    await esbuild.build({
      entryPoints,
      outfile,
      bundle: true,
      platform: 'browser',
      format: 'esm',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The files of rules/ as they are written. */
export async function ruleFiles() {
  const paths = (await filesUnder('rules')).filter((path) => path.endsWith('.yaml'));
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(path) })));
}

/** Compiles rules/ into one rule set; throws a BuildProblem that names file, line and reason of every mistake. */
export async function compileRules() {
  await makeValidators();
  const { compileRuleSet } = await load('src/rules/compile.ts');
  const { ruleSet, problems } = compileRuleSet(await ruleFiles());
  if (!problems) return ruleSet;
  const lines = problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
  throw new BuildProblem(`The rules have mistakes:\n${lines.join('\n')}`);
}

/** Gives the bundles their rules as modules, so that nothing has to be fetched at run time. */
export const compiledRules = (ruleSet) => ({
  name: 'compiled-rules',
  setup(build) {
    const modules = {
      'compiled:gate': () => ruleSet.gate,
      'compiled:rules': () => ruleSet,
      'compiled:sources': ruleFiles, // the options page compiles the user's own rules beside them
    };
    build.onResolve({ filter: /^compiled:/ }, ({ path }) => ({ path, namespace: 'compiled' }));
    build.onLoad({ filter: /./, namespace: 'compiled' }, async ({ path }) => ({
      contents: JSON.stringify(await modules[path]()),
      loader: 'json',
    }));
  },
});

/**
 * The polyfill as a module with one export. Imported as it is, it would be copied name by name at the start of every
 * script, and in Chromium the copying alone brings all APIs to life, which costs more than the rest of the start.
 */
const polyfillAsModule = {
  name: 'polyfill-as-module',
  setup(build) {
    const filter = /^webextension-polyfill$/;
    build.onResolve({ filter }, ({ path, kind }) =>
      kind === 'require-call' ? undefined : { path, namespace: 'polyfill' },
    );
    build.onLoad({ filter, namespace: 'polyfill' }, ({ path }) => ({
      contents: `export default require('${path}');`,
      resolveDir: root,
    }));
  },
};

/** Style sheets that a script imports go into its bundle as text, to be put into a shadow root. */
export const cssAsText = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: await minifiedCss(path),
      loader: 'text',
    }));
  },
};

/** Bundles of the extension: name → bytes; the source maps' names end in .map. */
async function bundles(ruleSet) {
  const options = {
    bundle: true,
    minify: true,
    write: false,
    outdir: dist,
    target: TARGET,
    logLevel: 'error',
  };
  const scripts = await esbuild.build({
    ...options,
    entryPoints: ENTRIES.map((entry) => join(root, 'src', `${entry}.ts`)),
    format: 'iife',
    sourcemap: 'external',
    legalComments: 'none',
    charset: 'utf8',
    plugins: [compiledRules(ruleSet), cssAsText, polyfillAsModule],
    loader: { '.yaml': 'text' },
  });
  const styles = await esbuild.build({
    ...options,
    entryPoints: [
      { in: join(root, 'src/page/annotations.css'), out: 'annotations' },
      ...PAGES.map((page) => ({ in: join(root, `src/${page}/${page}.css`), out: page })),
    ],
  });
  const files = [...scripts.outputFiles, ...styles.outputFiles];
  return new Map(files.map(({ path, contents }) => [relative(dist, path), contents]));
}

/** The icons in all their sizes. */
async function icons() {
  const wasm = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  await initWasm(await readFile(wasm)).catch(() => undefined); // it refuses to be initialised twice
  const drawn = ICONS.map(async ({ drawing, prefix, sizes }) => {
    const source = await readText(`icons/${drawing}.svg`);
    return sizes.map((size) => {
      const picture = new Resvg(source, { fitTo: { mode: 'width', value: size } });
      return [`icons/${prefix}${size}.png`, picture.render().asPng()];
    });
  });
  return (await Promise.all(drawn)).flat();
}

/** The licence texts of the libraries that are part of the bundles. */
async function licences() {
  const { dependencies } = JSON.parse(await readText('package.json'));
  const texts = await Promise.all(
    Object.keys(dependencies).map(async (name) => {
      const folder = join(root, 'node_modules', name);
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
      if (!file) throw new BuildProblem(`${name} has no licence file: it cannot be bundled`);
      return `${name}\n${'='.repeat(name.length)}\n\n${await readFile(join(folder, file), 'utf8')}`;
    }),
  );
  return Buffer.from(texts.join('\n\n'));
}

/** All files that both browsers' extensions hold, by their path in the extension. */
async function sharedFiles(bundled) {
  const locales = await filesUnder('_locales');
  return [
    ...[...bundled].filter(([name]) => !name.endsWith('.map')),
    ...(await icons()),
    ...(await Promise.all(locales.map(async (path) => [path, await readFile(join(root, path))]))),
    ...(await Promise.all(
      PAGES.map(async (page) => [`${page}.html`, await readFile(join(root, `src/${page}/${page}.html`))]),
    )),
    ['LICENSE', await readFile(join(root, 'LICENSE'))],
    ['LIBRARY-LICENSES.txt', await licences()],
  ];
}

async function write(path, bytes) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function writeExtension(browser, files, version) {
  const folder = join(dist, browser);
  await rm(folder, { recursive: true, force: true });
  const all = [...files, ['manifest.json', await manifestFor(browser)]];
  for (const [path, bytes] of all) await write(join(folder, path), bytes);
  await write(join(dist, `spotcheck-${version}-${browser}.zip`), zipOf(all));
}

/** The command-line scanner, with its rule set beside it. */
async function writeScanner(ruleSet) {
  await write(join(dist, 'rules.json'), JSON.stringify(ruleSet));
  await esbuild.build({
    entryPoints: [join(root, 'src/cli.ts')],
    outfile: join(dist, 'scan.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  });
}

/** A verdict's word for readers, from the interface's English texts. */
async function verdictWords() {
  const messages = JSON.parse(await readText('_locales/en/messages.json'));
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
  return (verdict) => messages[`verdict${verdict.split('-').map(capital).join('')}`].message;
}

/** docs/evidence.md as it should be. */
export const evidencePage = async (ruleSet) => evidenceTable(ruleSet, await verdictWords());

async function writeCardData(ruleSet) {
  const read = async (name) => [name, JSON.parse(await readText(`rules/schema/${name}.schema.json`))];
  const schemas = Object.fromEntries(await Promise.all(['evidence', 'studies', 'regulators'].map(read)));
  const files = dataFiles(ruleSet, schemas, await verdictWords());
  for (const [name, data] of Object.entries(files))
    await write(join(dist, 'data', name), JSON.stringify(data, null, 2));
  const table = await evidencePage(ruleSet);
  const place = join(root, 'docs', 'evidence.md');
  if ((await readFile(place, 'utf8').catch(() => '')) === table) return;
  if (process.env.CI)
    throw new BuildProblem('docs/evidence.md is older than the cards: run `npm run build` and commit it');
  await write(place, table);
}

/** Builds all of dist/. Throws a BuildProblem for mistakes in the sources. */
export async function build() {
  const ruleSet = await compileRules();
  const bundled = await bundles(ruleSet);
  const { version } = JSON.parse(await readText('package.json'));
  const files = await sharedFiles(bundled);
  for (const browser of BROWSERS) await writeExtension(browser, files, version);
  for (const [name, bytes] of bundled)
    if (name.endsWith('.map')) await write(join(dist, 'maps', name), bytes);
  await writeScanner(ruleSet);
  await writeCardData(ruleSet);
  await write(join(dist, `spotcheck-${version}-source.zip`), await sourceZip(root));
}

async function buildAndTell() {
  const start = performance.now();
  try {
    await build();
    console.log(`Built dist/chrome and dist/firefox in ${Math.round(performance.now() - start)} ms.`);
    return true;
  } catch (error) {
    // esbuild has already said what is wrong, with file and line.
    console.error(error instanceof BuildProblem || error.errors ? error.message : error);
    return false;
  }
}

/** Builds anew whenever a source changes. */
function rebuildOnChange() {
  let timer;
  let running = Promise.resolve();
  const changed = (_, name) => {
    if (name?.includes('.generated.')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(buildAndTell);
    }, 100);
  };
  for (const folder of ['src', 'rules', '_locales', 'icons'])
    watch(join(root, folder), { recursive: true }, changed);
  for (const file of ['manifest.json', 'package.json']) watch(join(root, file), changed);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isDone = await buildAndTell();
  if (process.argv.includes('--watch')) rebuildOnChange();
  else if (!isDone) process.exitCode = 1;
}
