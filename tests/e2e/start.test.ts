/** `npm start` where there is no display: what a newcomer's first command leaves behind. */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type StaticServer, serve } from '../../scripts/serve.mjs';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const PICTURE = path('dist/start.png');

let samples: StaticServer;
beforeAll(async () => {
  samples = await serve(path('samples'));
});
afterAll(() => samples.close());
beforeEach(() => rm(PICTURE, { force: true }));

function start(...args: string[]) {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return new Promise<{ status: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [path('scripts/start.mjs'), ...args], { env });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...said }));
  });
}

/** Width and height as a PNG's header tells them. */
async function sizeOf(png: string): Promise<[number, number]> {
  const bytes = await readFile(png);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('shows the sample page with an open card, and prints where the picture is', async () => {
  const { status, out, err } = await start('--headless');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatch(/^Claims marked on http:\/\/localhost:\d+\/magazine\.html, one card open:/);
  expect(out.trim().split('\n').at(-1)).toBe(PICTURE);
  expect(await sizeOf(PICTURE)).toEqual([2560, 1800]);
});

test('says so when the page makes no claim, and shows it all the same', async () => {
  const { status, out } = await start('--headless', '--dark', `${samples.url}/debunk.html`);
  expect(status).toBe(0);
  expect(out).toContain('No claims marked on');
  expect(await sizeOf(PICTURE)).toEqual([2560, 1800]);
});

test.each([
  [['example.org'], 'Not the address of a page: example.org'],
  [['--headles'], "Unknown option '--headles'"],
  [['--light', '--dark'], 'Either --light or --dark'],
])('refuses %j in plain words', async (args, message) => {
  const { status, out, err } = await start(...args);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain(message);
  expect(err).not.toMatch(/\n\s+at /);
});

test('ends with the reason when the page cannot be had', async () => {
  const { status, err } = await start('--headless', 'http://localhost:9/');
  expect(status).toBe(1);
  expect(err).toMatch(/^http:\/\/localhost:9\/ cannot be opened: .*\n$/);
});
