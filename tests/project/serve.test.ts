import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StaticServer, serve } from '../../scripts/serve.mjs';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spotcheck-serve-'));
  const root = join(folder, 'root');
  await mkdir(join(root, 'art'), { recursive: true });
  await mkdir(join(folder, 'root-not'));
  const files = { 'root/index.html': '<p>ü</p>', 'root/a b.css': 'p {}', 'root/art/x.svg': '<svg/>' };
  const outside = { 'secret.txt': 'secret', 'root-not/secret.txt': 'secret' };
  for (const [path, text] of Object.entries({ ...files, ...outside }))
    await writeFile(join(folder, path), text);
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  server = await serve(root);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** A request with a path as it is: `fetch` would resolve the dots before it asks. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(server.url);
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, family: 4 }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      const type = response.headers['content-type'] ?? '';
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type, body }));
    });
    asked.on('error', reject).end();
  });
}

test('serves files with their types', async () => {
  const html = { status: 200, type: 'text/html; charset=utf-8', body: '<p>ü</p>' };
  expect(await ask('/')).toEqual(html);
  expect(await ask('/index.html?x=1')).toEqual(html);
  expect((await ask('/a%20b.css')).type).toBe('text/css; charset=utf-8');
  expect((await ask('/art/x.svg')).type).toBe('image/svg+xml');
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/art/../../secret.txt',
  '/..%2froot-not/secret.txt',
  '/link.txt',
  '/%',
  '/%00',
  '/art',
  '/none.html',
])('has nothing at %s', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, body: '' });
});

test('answers no other host name and no other method', async () => {
  expect((await ask('/', { host: 'attacker.example' })).status).toBe(403);
  expect((await ask('/', { host: 'localhost.attacker.example' })).status).toBe(403);
  expect((await ask('/', {}, 'POST')).status).toBe(405);
});
