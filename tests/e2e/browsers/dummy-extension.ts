import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from './browser.ts';

/**
 * Writes the smallest extension that has all the parts which the drivers reach: it marks the word "fat",
 * a click on the mark opens a card in a closed root with an answer from the background, the popup counts
 * its clicks in storage, the badge shows the number of marks.
 * @returns its folder, new, for the caller to remove
 */
export async function writeDummyExtension(browser: BrowserName): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'spotcheck-dummy-'));
  const files = { 'manifest.json': manifest(browser), ...FILES };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(dir, name), text)));
  return dir;
}

function manifest(browser: BrowserName): string {
  const background = {
    chromium: { service_worker: 'background.js' },
    firefox: { scripts: ['background.js'] },
  };
  return JSON.stringify({
    manifest_version: 3,
    name: 'Dummy',
    version: '1.0',
    permissions: ['storage'],
    host_permissions: ['<all_urls>'],
    action: { default_popup: 'popup.html' },
    background: background[browser],
    content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'] }],
    browser_specific_settings: { gecko: { id: 'dummy@spotcheck.invalid' } },
  });
}

const API = 'const api = globalThis.browser ?? chrome;\n';

const FILES = {
  'background.js': `${API}
let answers = 0;
api.runtime.onMessage.addListener((message, sender, reply) => {
  if (message.name === 'marked') api.action.setBadgeText({ tabId: sender.tab.id, text: String(message.count) });
  answers += 1;
  reply({ answers });
});
`,

  'content.js': `${API}
const text = document.querySelector('p')?.firstChild;
const at = text?.data.indexOf('fat') ?? -1;
if (at >= 0) {
  const word = text.splitText(at);
  word.splitText(3);
  const mark = document.createElement('mark');
  mark.dataset.spotcheck = 'claim-1';
  mark.tabIndex = 0;
  word.replaceWith(mark);
  mark.append(word);
  mark.addEventListener('click', (event) => event.isTrusted && open());
  mark.addEventListener('keydown', (event) => event.isTrusted && event.key === 'Enter' && open());
  api.runtime.sendMessage({ name: 'marked', count: 1 });
}

async function open() {
  const { answers } = await api.runtime.sendMessage({ name: 'evidence' });
  const host = document.createElement('div');
  host.dataset.spotcheckCard = '';
  const style = document.createElement('style');
  style.textContent = 'p { color: green }';
  const line = document.createElement('p');
  line.textContent = 'Answer ' + answers;
  const button = document.createElement('button');
  button.textContent = 'Close';
  button.addEventListener('click', (event) => event.isTrusted && host.remove());
  host.attachShadow({ mode: 'closed' }).append(style, line, button);
  document.body.append(host);
  button.focus();
}

addEventListener('fail-inside', () => {
  console.error('logged by the content script');
  throw new Error('thrown by the content script');
});
`,

  'popup.html': `<!doctype html><meta charset="utf-8"><title>Dummy</title>
<p id="state">…</p><button>Count</button><script src="popup.js"></script>
`,

  'popup.js': `${API}
const state = document.querySelector('#state');
const show = ({ clicks }) => { state.textContent = 'Clicks: ' + clicks; };
api.storage.local.get({ clicks: 0 }).then(show);
api.storage.local.onChanged.addListener(() => api.storage.local.get({ clicks: 0 }).then(show));
document.querySelector('button').addEventListener('click', async (event) => {
  if (!event.isTrusted) return;
  const { clicks } = await api.storage.local.get({ clicks: 0 });
  await api.storage.local.set({ clicks: clicks + 1 });
});
`,
};
