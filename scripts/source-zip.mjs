/**
 * The sources from which a store's reviewer rebuilds the extension byte for byte (`npm ci && npm run build`): all that
 * the build reads, and nothing else.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipOf } from './zips.mjs';

const FOLDERS = ['_locales', 'icons', 'rules', 'scripts', 'src'];
const FILES = [
  ...['package.json', 'package-lock.json', 'build.mjs', 'build.d.mts', 'manifest.json', 'tsconfig.json'],
  ...['LICENSE', 'README.md', 'docs/evidence.md', 'docs/store/rebuild.md'],
];
/** Made by the build itself. */
const isGenerated = (path) => path.endsWith('.generated.js');

async function filesUnder(root, folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/**
 * @param {string} root the project's folder
 * @returns {Promise<Uint8Array>} the zip
 */
export async function sourceZip(root) {
  const found = (await Promise.all(FOLDERS.map((folder) => filesUnder(root, folder)))).flat();
  const paths = [...FILES, ...found.filter((path) => !isGenerated(path))];
  return zipOf(await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path))])));
}
