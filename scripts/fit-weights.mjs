/**
 * `node scripts/fit-weights.mjs`: fits rules/weights.yaml to labelled pages (src/fit-cli.ts tells the options). The
 * text itself is no part of the project; rules/README.md tells what the weights are for.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { compileRules, ruleFiles } from '../build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ruleSet = await compileRules();
const outfile = join(root, 'dist', 'eval', 'fit.mjs');
await esbuild.build({
  entryPoints: [join(root, 'src/fit-cli.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const { main } = await import(pathToFileURL(outfile).href);
process.exitCode = await main(process.argv.slice(2), {
  ruleSet,
  files: await ruleFiles(),
  root,
  cwd: process.cwd(),
});
