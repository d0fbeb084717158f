/** The manifests of both browsers' extensions; what the two share is in manifest.json. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const OWN = {
  chrome: {
    background: { service_worker: 'background.js' },
    minimum_chrome_version: '140',
    side_panel: { default_path: 'review.html' },
  },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'spotcheck@spotcheck.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
    sidebar_action: {
      default_panel: 'review.html',
      default_title: '__MSG_extensionName__',
      default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
      // Firefox would open it by itself after the installation.
      open_at_install: false,
    },
  },
};

/** Permissions of one browser beyond those that both ask for. */
const OWN_PERMISSIONS = { chrome: ['sidePanel'], firefox: [] };

/** A style sheet as it goes into bundles. */
export async function minifiedCss(path) {
  const { code } = await esbuild.transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
  return code;
}

const OVERLAY = ['src/shared/interface/design.css', 'src/page/card/host.css'];
/** For each kind of style element that stands in a shadow root of ours: the files whose texts, put together, it is. */
const SHADOW_STYLES = [
  [...OVERLAY, 'src/page/card/card.css', 'src/page/card/turns.css'],
  [...OVERLAY, 'src/page/card/claim-sign.css'],
  [...OVERLAY, 'src/page/card/ring.css'],
  ['src/page/card/live-region.css'],
];

async function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await minifiedCss(inProject(path)));
  return `'sha256-${hash.digest('base64')}'`;
}

/** Names our style elements by their hashes, so that marks and cards work on the extension's own pages, too. */
async function allowShadowStyles(policy) {
  const hashes = await Promise.all(SHADOW_STYLES.map(hashOf));
  return policy.replace("style-src 'self'", `$& ${hashes.join(' ')}`);
}

/** @param browser chrome or firefox */
export async function manifestFor(browser) {
  const read = async (path) => JSON.parse(await readFile(inProject(path), 'utf8'));
  const { manifest_version, content_security_policy, ...shared } = await read('manifest.json');
  const { version } = await read('package.json');
  const extension_pages = await allowShadowStyles(content_security_policy.extension_pages);
  const manifest = {
    manifest_version,
    version,
    ...shared,
    permissions: [...shared.permissions, ...OWN_PERMISSIONS[browser]],
    content_security_policy: { extension_pages },
    ...OWN[browser],
  };
  return Buffer.from(JSON.stringify(manifest, null, 2));
}
