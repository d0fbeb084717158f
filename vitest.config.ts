import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Of what needs no build and no browser: in the rooms that src/ has, and one for the project itself. */
const UNIT_TESTS = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !/^(built|e2e)\b/.test(name))
  .map((name) => `tests/${name.replaceAll('\\', '/')}`);

/** Files that put a browser or a document into the world of their process. */
const IN_A_WORLD = UNIT_TESTS.filter((path) =>
  /globalThis|stubGlobal|vi\.mock|browser-storage|linkedom|fake-indexeddb/.test(readFileSync(path, 'utf8')),
);
// All cores: by itself vitest leaves one to a person who is at work meanwhile.
const slow = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' };

/** Files that need one browser only, and which. */
const ONLY = {
  chromium: ['card-access', 'card-design', 'popup-page', 'start'],
  firefox: ['card-private', 'private-windows'],
};

const files = (names: string[]) => names.map((name) => `tests/e2e/${name}.test.ts`);

/** The tests in one browser. Those in the other run beside them, in a process of their own (tests/run.mjs). */
const e2e = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    provide: { browser },
    include: ['tests/e2e/*.test.ts'],
    exclude: files(ONLY[browser === 'chromium' ? 'firefox' : 'chromium']),
    // One file after another, all in one process, so that they can hand the browser on.
    fileParallelism: false,
    isolate: false,
    globalSetup: ['tests/e2e/temporary-files.ts'],
    // A browser on a machine that is busy with other things misses a deadline now and then; a fault fails each time.
    retry: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});

/** `unit` and `world` need nothing; `built` reads dist/; `chromium` and `firefox` drive real browsers. */
export default defineConfig({
  test: {
    projects: [
      // A machine that is busy with other things is no fault of a test: deadlines here only end what hangs. Files that
      // need no world of their own share modules: to load the rules and detection for each would take half of the time.
      {
        test: {
          name: 'unit',
          include: UNIT_TESTS.filter((p) => !IN_A_WORLD.includes(p)),
          isolate: false,
          ...slow,
        },
      },
      { test: { name: 'world', include: IN_A_WORLD, ...slow } },
      {
        test: {
          name: 'built',
          include: ['tests/built/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      e2e('chromium'),
      e2e('firefox'),
    ],
  },
});
