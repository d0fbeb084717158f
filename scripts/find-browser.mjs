/**
 * Finds the browsers of this machine, and gets them where that can be done without surprises.
 * `npm start`, `npm test` and the tests' own drivers use it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';

/** @typedef {import('./find-browser.d.mts').BrowserKind} BrowserKind */

const OVERRIDES = { chromium: 'SPOTCHECK_CHROMIUM', firefox: 'SPOTCHECK_FIREFOX' };

// Chromium before Chrome: branded Chrome is the likelier one to be managed by an employer's policies.
const PATH_NAMES = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'msedge',
  ],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'],
};

const MAC_APPS = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
    'Firefox Nightly.app/Contents/MacOS/firefox',
  ],
};

const WINDOWS_PROGRAMS = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: [
    'Mozilla Firefox\\firefox.exe',
    'Firefox Developer Edition\\firefox.exe',
    'Firefox Nightly\\firefox.exe',
  ],
};

const LINUX_PLACES = {
  chromium: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
  firefox: ['/opt/firefox/firefox', '/snap/bin/firefox'],
};

const DEBIAN_PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' };

/** What Debian's browsers need to speak the languages of the interface; elsewhere they bring them along. */
const DEBIAN_LANGUAGES = {
  chromium: ['chromium-l10n'],
  firefox: ['firefox-esr-l10n-de', 'firefox-esr-l10n-es-es', 'firefox-esr-l10n-fr'],
};

const ADVICE = {
  chromium: `Chromium, Chrome or Edge (or set ${OVERRIDES.chromium} to its executable)`,
  firefox: `Firefox (or set ${OVERRIDES.firefox} to its executable)`,
};

/**
 * The executable of a browser, or undefined when there is none. An override that names no executable
 * throws: silently using another browser than the one asked for would mislead.
 * @param {BrowserKind} kind
 */
export function findBrowser(kind, { env = process.env, platform = process.platform } = {}) {
  const override = env[OVERRIDES[kind]];
  if (override) {
    if (isExecutable(override)) return override;
    throw new Error(
      `${OVERRIDES[kind]} is ${override}, which is not an executable file: correct or unset it.`,
    );
  }
  return candidates(kind, env, platform).find(isExecutable);
}

/**
 * The executables of the browsers needed. Missing ones are installed on Debian as root, after saying so
 * (and asking, with `ask`, when there is a terminal); anywhere else it throws with what to install.
 * @param {{need: BrowserKind[], ask?: boolean, languages?: boolean}} options `languages`: on Debian as root, the
 *   packs for the languages of the interface, too
 */
export async function ensureBrowsers({ need, ask = false, languages = false }) {
  const missing = need.filter((kind) => findBrowser(kind) === undefined);
  if (missing.length > 0) await install(missing, ask);
  if (languages && canInstall()) await installLanguages(need);
  return new Map(need.map((kind) => [kind, findBrowser(kind) ?? fail([kind])]));
}

function candidates(kind, env, platform) {
  if (platform === 'win32') return windowsPlaces(kind, env);
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const named = PATH_NAMES[kind].flatMap((name) => onPath.map((folder) => join(folder, name)));
  if (platform !== 'darwin') return [...named, ...LINUX_PLACES[kind]];
  const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
  return [...folders.flatMap((folder) => MAC_APPS[kind].map((app) => join(folder, app))), ...named];
}

function windowsPlaces(kind, env) {
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return roots.flatMap((root) => WINDOWS_PROGRAMS[kind].map((program) => `${root}\\${program}`));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function install(missing, ask) {
  if (!canInstall()) fail(missing);
  const command = installCommand(missing.map((kind) => DEBIAN_PACKAGES[kind]));
  console.error(`Missing: ${missing.join(' and ')}. To be installed with:\n  ${command}`);
  if (ask && process.stdin.isTTY && !(await agrees())) fail(missing);
  await shell(command);
}

async function installLanguages(kinds) {
  const packages = kinds.filter(isDebianPackage).flatMap((kind) => DEBIAN_LANGUAGES[kind]);
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const command = installCommand(missing);
  console.error(`Missing: languages of the browsers. To be installed with:\n  ${command}`);
  await shell(command);
}

const installCommand = (packages) => `apt-get update && apt-get install -y ${packages.join(' ')}`;

const canInstall = () => isDebian() && process.getuid?.() === 0;

/** Packs of Debian's browsers fit no browser that came from elsewhere. */
const isDebianPackage = (kind) => isInstalled(DEBIAN_PACKAGES[kind]);

function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' });
  return /^Status: install ok installed$/m.test(stdout ?? '');
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync('/etc/os-release', 'utf8')) && !isUbuntu();
  } catch {
    return false;
  }
}

/** Ubuntu's packages of these names only lead to snaps, which start in no container and see no /tmp. */
function isUbuntu() {
  return /^ID=.*ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
}

async function agrees() {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question('Install now? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}

function shell(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return new Promise((resolve, reject) => {
    // Standard output stays clean: the callers' own answer goes there.
    const child = spawn('sh', ['-c', command], { env, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new MissingBrowser(`${command} ended with ${code}: see above, and install by hand.`));
    });
  });
}

function fail(missing) {
  const wanted = missing.map((kind) => `  - ${ADVICE[kind]}`).join('\n');
  throw new MissingBrowser(`Not found on this machine. Please install:\n${wanted}`);
}

/** A browser that must be installed by hand. The message is meant for the person, without a stack. */
export class MissingBrowser extends Error {}
