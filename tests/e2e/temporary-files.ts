import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all temporary files of a run: a browser that is ended with the run cannot tidy up its profile. */
export async function setup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'spotcheck-e2e-'));
  process.env['TMPDIR'] = dir;
  return () => rm(dir, { recursive: true, force: true, maxRetries: 10 });
}
