/**
 * Cards in an ordinary page, drawn by the extension's own code: for pictures, and for tools that cannot look into a
 * closed root.
 */
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import puppeteer from 'puppeteer';
import { compiledRules, compileRules, cssAsText } from '../build.mjs';
import { ensureBrowsers } from './find-browser.mjs';

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The looks in which a card is shown and tested. */
export const LOOKS = {
  light: { 'prefers-color-scheme': 'light', 'forced-colors': 'none' },
  dark: { 'prefers-color-scheme': 'dark', 'forced-colors': 'none' },
  forced: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' },
};

/** The page's script: the card's code with the extension's API replaced by its interface texts. */
async function pageScript() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inProject('tests/card-page/mount.ts')],
    alias: { 'webextension-polyfill': inProject('tests/card-page/browser-api.ts') },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
    plugins: [compiledRules(await compileRules()), cssAsText],
  });
  return outputFiles[0].text;
}

/**
 * Opens an empty page that knows `mountCard(family, options)` (tests/card-page/mount.ts).
 * @returns the puppeteer page, `show`, which mounts a card and opens a folded part as a person would, `look`, which
 *   sets colours, `families`, and `close`, to be called in any case.
 */
export async function openCardStage() {
  const script = await pageScript();
  const executablePath = (await ensureBrowsers({ need: ['chromium'] })).get('chromium');
  const args = ['--disable-gpu', '--hide-scrollbars'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const browser = await puppeteer.launch({ executablePath, headless: true, args });
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>Cards</title><main><h1>Cards</h1></main>');
    await page.addScriptTag({ content: script });
    const show = async (family, { fold, ...options } = {}) => {
      await page.evaluate((name, how) => globalThis.mountCard(name, how), family, { ...options, fold });
      if (fold) await page.keyboard.press('Enter');
    };
    const session = await page.createCDPSession();
    const look = (name) => {
      const features = Object.entries(LOOKS[name]).map(([feature, value]) => ({ name: feature, value }));
      return session.send('Emulation.setEmulatedMedia', { features }); // puppeteer knows no forced colours
    };
    const families = await page.evaluate(() => globalThis.cardFamilies);
    return { page, show, look, families, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
