/** Zips whose bytes depend on nothing but what is in them. */
import { zipSync } from 'fflate';

/** Zip entries cannot be older; the same time in every build makes the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1);

/**
 * @param {Iterable<[path: string, bytes: Uint8Array]>} files
 * @returns {Uint8Array} the zip: the files in the order of their paths
 */
export function zipOf(files) {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(sorted.map(([path, bytes]) => [path, [bytes, { mtime: ZIP_TIME, level: 9 }]])),
  );
}
