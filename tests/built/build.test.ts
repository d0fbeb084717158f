/** What the build puts into dist/. */
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { dependencies, version } from '../../package.json' with { type: 'json' };

const read = (path: string) => readFileSync(path, 'utf8');
const manifestOf = (browser: string) => JSON.parse(read(`dist/${browser}/manifest.json`));
const filesOf = (browser: string) =>
  readdirSync(`dist/${browser}`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe.each(['chrome', 'firefox'])('dist/%s', (browser) => {
  test('asks for these permissions and no others', () => {
    const { permissions, host_permissions, optional_permissions } = manifestOf(browser);
    const own = browser === 'chrome' ? ['sidePanel'] : [];
    const all = ['storage', 'unlimitedStorage', 'scripting', 'activeTab', 'contextMenus'];
    expect(permissions).toEqual([...all, ...own]);
    expect(host_permissions).toEqual(['<all_urls>']);
    expect(optional_permissions).toBeUndefined();
  });

  test('lets a page find nothing of it, and its own pages reach no network', () => {
    const { web_accessible_resources, content_security_policy } = manifestOf(browser);
    expect(web_accessible_resources).toBeUndefined();
    expect(content_security_policy.extension_pages).toMatch(/^default-src 'none';/);
    expect(content_security_policy.extension_pages).not.toContain('connect-src');
  });

  test('holds no source map, no remote address to load code from, no eval', () => {
    for (const { name, parentPath } of filesOf(browser)) {
      expect(name).not.toMatch(/\.map$/);
      if (!name.endsWith('.js')) continue;
      const code = read(`${parentPath}/${name}`);
      expect(code, name).not.toMatch(/\beval\(|new Function\(|importScripts\(|sourceMappingURL/);
      expect(code, name).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/);
    }
  });

  test('carries its licence, and those of all libraries in it', () => {
    expect(read(`dist/${browser}/LICENSE`)).toBe(read('LICENSE'));
    const licences = read(`dist/${browser}/LIBRARY-LICENSES.txt`);
    const heads = Object.keys(dependencies).map((name) =>
      licences.indexOf(`${name}\n${'='.repeat(name.length)}\n`),
    );
    expect(heads).not.toContain(-1);
    // Each head is followed by a text that is long enough to be a licence.
    const ends = [...heads.slice(1), licences.length];
    for (const [i, head] of heads.entries()) expect((ends[i] ?? 0) - head).toBeGreaterThan(700);
  });

  test('is the same in its zip', () => {
    const zip = unzipSync(readFileSync(`dist/spotcheck-${version}-${browser}.zip`));
    expect(Object.keys(zip).length).toBe(filesOf(browser).length);
    for (const [path, bytes] of Object.entries(zip))
      expect(Buffer.from(bytes).equals(readFileSync(`dist/${browser}/${path}`)), path).toBe(true);
  });
});

test('the two manifests differ only where the browsers do', () => {
  const { background: a, minimum_chrome_version, side_panel, ...chrome } = manifestOf('chrome');
  const { background: b, browser_specific_settings, sidebar_action, ...firefox } = manifestOf('firefox');
  expect({ ...chrome, permissions: [] }).toEqual({ ...firefox, permissions: [] });
  expect(side_panel).toEqual({ default_path: 'review.html' });
  expect(sidebar_action).toMatchObject({ default_panel: 'review.html', open_at_install: false });
  expect(a).toEqual({ service_worker: 'background.js' });
  expect(b).toEqual({ scripts: ['background.js'] });
  expect(minimum_chrome_version).toBe('140');
  expect(browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ['none'] });
});

test('the script on every page stays small', () => {
  // The goal is 6 KiB; most of what is above it are words, which grow with the vocabulary.
  expect(readFileSync('dist/chrome/gate.js').length).toBeLessThan(8 * 1024);
});
