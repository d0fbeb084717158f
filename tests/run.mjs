/**
 * Runs everything that is checked, one step after another, and ends with the line `N passed, N failed`. A step that
 * is no vitest run counts as one. It goes on after a failed step, so that one run tells all that is wrong; only
 * without a build there is nothing to test.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from '../scripts/find-browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Runs a command with its output shown; gives its exit status (null: ended by a signal). */
function run(command, ...args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', fail);
    child.on('close', done);
  });
}

const total = { passed: 0, failed: 0 };

async function step(name, command, ...args) {
  console.log(`\n── ${name}`);
  const isGood = (await run(command, ...args)) === 0;
  total[isGood ? 'passed' : 'failed'] += 1;
  if (!isGood) console.error(`── ${name}: failed`);
  return isGood;
}

/** Runs one vitest project and adds its counts; a run that ends without a report counts as one failure. */
async function tests(project) {
  console.log(`\n── ${project} tests`);
  const folder = await mkdtemp(join(tmpdir(), 'spotcheck-tests-'));
  try {
    const report = join(folder, 'report.json');
    const status = await run(
      ...[bin('vitest'), 'run', '--project', project],
      ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
    );
    const counts = await readFile(report, 'utf8').then(JSON.parse, () => null);
    total.passed += counts?.numPassedTests ?? 0;
    total.failed += counts?.numFailedTests ?? 0;
    // Errors outside of any test (a file that does not load, an unhandled rejection) fail no test, but the run.
    if (status !== 0 && !counts?.numFailedTests) total.failed += 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

await ensureBrowsers({ need: ['chromium', 'firefox'] });
if (await step('build', process.execPath, 'build.mjs')) {
  await step('format and lint', bin('biome'), 'check', '--error-on-warnings', '.');
  await step('types', bin('tsc'), '--noEmit');
  await tests('unit');
  await tests('built');
  await tests('e2e');
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
