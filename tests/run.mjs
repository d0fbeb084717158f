/**
 * Runs everything that is checked, one step after another, and ends with the line `N passed, N failed`. A step that
 * is no vitest run counts as one. It goes on after a failed step, so that one run tells all that is wrong; only
 * without a build there is nothing to test.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
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

/**
 * Runs vitest and reads its report.
 * @returns its exit status (null: ended by a signal) and the report, null when there is none
 */
async function vitest(...args) {
  const folder = await mkdtemp(join(tmpdir(), 'spotcheck-tests-'));
  try {
    const path = join(folder, 'report.json');
    const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', path];
    const status = await run(bin('vitest'), 'run', ...reporters, ...args);
    return { status, report: await readFile(path, 'utf8').then(JSON.parse, () => null) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Adds a run's counts; a run that ends without a report counts as one failure. */
function count({ status, report }) {
  total.passed += report?.numPassedTests ?? 0;
  total.failed += report?.numFailedTests ?? 0;
  // Errors outside of any test (a file that does not load, an unhandled rejection) fail no test, but the run.
  if (status !== 0 && !report?.numFailedTests) total.failed += 1;
}

async function tests(...projects) {
  console.log(`\n── ${projects.join(' and ')} tests`);
  count(await vitest(...projects.flatMap((project) => ['--project', project])));
}

/**
 * A browser that hangs or starts badly takes all later tests of its file along, and no new try within it helps. So
 * files in which a test failed are run once more, in a new browser; a fault of ours fails there, too.
 */
async function browserTests(browser) {
  const first = await vitest('--project', browser);
  const files = (first.report?.testResults ?? []).filter(({ status }) => status === 'failed');
  if (files.length === 0 || files.length > MOST_FILES_AGAIN) return count(first);
  const names = files.map(({ name }) => relative(root, name));
  console.log(`\n── ${browser} tests, once more: ${names.join(', ')}`);
  total.passed += first.report.numPassedTests - passedIn(files);
  count(await vitest('--project', browser, ...names));
}

/** More than a few files that fail are no browser's whim. */
const MOST_FILES_AGAIN = 4;

const passedIn = (files) =>
  files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed')
    .length;

// A bare machine gets its browsers while what needs none is checked: that is the network's and the disk's work.
const browsers = ensureBrowsers({ need: ['chromium', 'firefox'], languages: true });
browsers.catch(() => undefined); // told below
if (await step('build', process.execPath, 'build.mjs')) {
  await step('format and lint', bin('biome'), 'check', '--error-on-warnings', '.');
  await step('types', bin('tsc'), '--noEmit');
  await tests('unit', 'world');
  await browsers;
  await tests('built');
  console.log('\n── chromium and firefox tests, side by side');
  await Promise.all([browserTests('chromium'), browserTests('firefox')]);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
