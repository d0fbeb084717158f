import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';

let folder: string;

async function writeProgram(path: string, mode = 0o755) {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), '');
  await chmod(join(folder, path), mode);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spotcheck-find-'));
  await writeProgram('one/google-chrome');
  await writeProgram('two/chromium');
  await writeProgram('plain/firefox', 0o644);
  await mkdir(join(folder, 'folder/firefox'), { recursive: true });
  await writeProgram('two/firefox');
  await writeProgram('home/Applications/Firefox.app/Contents/MacOS/firefox');
  await writeProgram('programs\\Microsoft\\Edge\\Application\\msedge.exe');
});

afterAll(() => rm(folder, { recursive: true }));

const pathOf = (...names: string[]) => names.map((name) => join(folder, name)).join(delimiter);

test('finds a browser on the path, Chromium before Chrome', () => {
  const env = { PATH: pathOf('one', 'two') };
  expect(findBrowser('chromium', { env, platform: 'linux' })).toBe(join(folder, 'two/chromium'));
  const chromeOnly = { PATH: pathOf('one') };
  expect(findBrowser('chromium', { env: chromeOnly, platform: 'linux' })).toBe(
    join(folder, 'one/google-chrome'),
  );
});

test('passes over what is no executable file', () => {
  const env = { PATH: pathOf('plain', 'folder', 'two') };
  expect(findBrowser('firefox', { env, platform: 'linux' })).toBe(join(folder, 'two/firefox'));
});

test('finds it where macOS and Windows keep programs', () => {
  const mac = findBrowser('firefox', { env: { HOME: join(folder, 'home'), PATH: '' }, platform: 'darwin' });
  expect(mac).toMatch(/Firefox\.app\/Contents\/MacOS\/firefox$/);
  const env = { LOCALAPPDATA: join(folder, 'programs') };
  expect(findBrowser('chromium', { env, platform: 'win32' })).toMatch(/msedge\.exe$/);
});

test('takes the one that is asked for, and does not fall back from a wrong one', () => {
  const env = { PATH: pathOf('two'), SPOTCHECK_CHROMIUM: join(folder, 'one/google-chrome') };
  expect(findBrowser('chromium', { env, platform: 'linux' })).toBe(env.SPOTCHECK_CHROMIUM);
  const wrong = { ...env, SPOTCHECK_CHROMIUM: join(folder, 'none') };
  expect(() => findBrowser('chromium', { env: wrong, platform: 'linux' })).toThrow(
    /SPOTCHECK_CHROMIUM is .*none/,
  );
});
