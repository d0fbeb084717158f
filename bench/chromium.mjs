/** Starts Chromium for measuring: with no extension, or with one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import { findBrowser } from '../scripts/find-browser.mjs';

/** @param {string} [extensionDir] */
export async function startChromium(extensionDir) {
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    pipe: true,
    enableExtensions: true,
    protocolTimeout: 600_000,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  if (extensionDir) await browser.installExtension(extensionDir);
  return browser;
}

/** An extension whose script does nothing: what any script in a world of its own costs a page. */
export async function withEmptyExtension(use) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const script = { matches: ['<all_urls>'], js: ['empty.js'], run_at: 'document_idle' };
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', content_scripts: [script] };
  try {
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'empty.js'), '0;');
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Serves generated pages over localhost, where content scripts run.
 * @param {Readonly<Record<string, string>>} pages HTML by path
 */
export async function servePages(pages) {
  const server = createServer(({ url = '/' }, response) => {
    const html = pages[url.slice(1)];
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html ?? '');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    urlOf: (path) => `http://localhost:${server.address().port}/${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
