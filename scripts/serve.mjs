/** A static file server for localhost: the sample pages and the tests' own pages come from it. */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/**
 * Serves the files below `rootDir` to this machine only.
 * @param {string} rootDir
 * @param {{port?: number}} [options] port 0 takes any free one
 */
export async function serve(rootDir, { port = 0 } = {}) {
  const root = await realpath(resolve(rootDir));
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://localhost:${server.address().port}`,
    close: () => closeServer(server),
  };
}

async function answer(root, request, response) {
  if (!isLocalHost(request.headers.host)) return end(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, { allow: 'GET, HEAD' });
  const file = await fileFor(root, request.url ?? '/');
  // Browsers ask for an icon unbidden; an error in the console would be none of the page's own.
  if (!file) return end(response, request.url === '/favicon.ico' ? 204 : 404);
  const type = TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, {
    'content-type': type,
    'content-length': file.size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
}

/** A page on the web could point its own name at 127.0.0.1 (DNS rebinding): only local names are served. */
function isLocalHost(host) {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host ?? '');
}

/** The regular file that a request path names inside the root (also after links), or undefined. */
async function fileFor(root, requestUrl) {
  try {
    const path = decodeURIComponent(new URL(requestUrl, 'http://localhost').pathname);
    const real = await realpath(join(root, path.endsWith('/') ? `${path}index.html` : path));
    const found = await stat(real);
    if (!real.startsWith(root + sep) || !found.isFile()) return undefined;
    return { path: real, size: found.size };
  } catch {
    return undefined;
  }
}

function end(response, status, headers = {}) {
  response.writeHead(status, headers).end();
}

function closeServer(server) {
  return new Promise((done) => {
    server.close(done);
    // Browsers keep connections open; waiting for them would take as long as they please.
    server.closeAllConnections();
  });
}
