/** The README's worked example, run as it stands there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const [, example = ''] = /```sh example\n(.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
const isThere = spawnSync('parallel', ['--version']).status === 0;
const name = isThere
  ? 'a folder of saved pages under GNU parallel'
  : 'a folder of saved pages under GNU parallel (left out: no `parallel` here; Debian has it as a package)';

test.skipIf(!isThere)(name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'scan-example-'));
  try {
    for (const path of ['package.json', 'scripts', 'samples']) symlinkSync(resolve(path), join(folder, path));
    execFileSync('bash', ['-euo', 'pipefail', '-c', example], { cwd: folder, encoding: 'utf8' });
    const rows = readFileSync(join(folder, 'claims.csv'), 'utf8').split('\r\n');
    expect(rows.filter((row) => row.startsWith('address,'))).toHaveLength(1);
    expect(rows.filter((row) => row.startsWith('shop.html,')).length).toBeGreaterThan(3);
    expect(rows.filter((row) => row.startsWith('magazine.html,')).length).toBeGreaterThan(3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
