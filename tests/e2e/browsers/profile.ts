import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser's profile folder. One that was made here goes with `remove`; a caller's own stays. */
export interface Profile {
  readonly dir: string;
  remove(): Promise<void>;
}

export async function openProfile(dir?: string): Promise<Profile> {
  if (dir !== undefined) {
    await mkdir(dir, { recursive: true });
    return { dir, remove: async () => {} };
  }
  const made = await mkdtemp(join(tmpdir(), 'spotcheck-profile-'));
  // Child processes of the browser may still be writing for a moment after it has ended.
  return { dir: made, remove: () => rm(made, { recursive: true, force: true, maxRetries: 10 }) };
}
