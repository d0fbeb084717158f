/** What is submitted to a store can be made again from its sources, byte for byte. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };

test('the source zip builds the very files that were built here', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spotcheck-sources-'));
  try {
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip('source'))))) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, ['build.mjs'], { cwd: folder });
    for (const name of ['firefox', 'chrome', 'source'])
      expect(readFileSync(join(folder, zip(name))).equals(readFileSync(zip(name))), name).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const zip = (name: string) => `dist/spotcheck-${version}-${name}.zip`;
