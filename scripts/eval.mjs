/**
 * `npm run eval -- [CORPUS]`: measures detection on labelled pages (src/eval/arguments.ts tells the options). It
 * compiles rules and detection from their sources, so it never measures an old build.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { BuildProblem, compileRules } from '../build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function loadEval() {
  const outfile = join(root, 'dist', 'eval', 'eval.mjs');
  await esbuild.build({
    entryPoints: [join(root, 'src/eval-cli.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

try {
  const ruleSet = await compileRules();
  const { main } = await loadEval();
  // npm goes to the project's folder; paths are meant from where the command was given.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = await main(process.argv.slice(2), { ruleSet, root, cwd });
} catch (error) {
  // A failed bundle has `errors`, and esbuild has shown them.
  console.error(error instanceof BuildProblem || error.errors ? error.message : error);
  process.exitCode = 1;
}
