/** Mozilla's add-on linter finds no error, and no warning but those that addon-lint-allowed.json gives a reason for. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import allowed from './addon-lint-allowed.json' with { type: 'json' };

interface Finding {
  readonly code: string;
  readonly file?: string;
  readonly message: string;
}

interface Report {
  readonly errors: readonly Finding[];
  readonly notices: readonly Finding[];
  readonly warnings: readonly Finding[];
}

async function lint(folder: string): Promise<Report> {
  const run = promisify(execFile)(
    'node_modules/.bin/web-ext',
    ['lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  // It exits with a status of its own when it has findings; the report is what counts.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return JSON.parse(stdout) as Report;
}

function counted(findings: readonly Finding[]) {
  const counts = new Map<string, number>();
  for (const { file = '', code } of findings) {
    const key = `${file} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

test('the add-on linter has nothing new to say of dist/firefox', async () => {
  const { errors, warnings } = await lint('dist/firefox');
  expect(errors).toEqual([]);
  expect(counted(warnings)).toEqual(
    Object.fromEntries(allowed.map(({ file, code, count }) => [`${file} ${code}`, count])),
  );
});
