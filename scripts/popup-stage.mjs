/**
 * The toolbar popup in an ordinary page of a telephone's width, drawn by the extension's own code, with a made-up tab
 * behind it: for tools that judge a page, and for what a browser's popup cannot be made to show.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import puppeteer from 'puppeteer';
import { LOOKS } from './card-stage.mjs';
import { ensureBrowsers } from './find-browser.mjs';

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const bundle = async (entry, options) => {
  const entryPoints = [inProject(entry)];
  const built = await esbuild.build({
    entryPoints,
    bundle: true,
    write: false,
    logLevel: 'error',
    ...options,
  });
  return built.outputFiles[0].text;
};

/**
 * Opens a browser for popups.
 * @returns the puppeteer page, `show`, which shows the popup in a world (tests/popup-page/world.ts), `look`, which sets
 *   colours, and `close`, to be called in any case.
 */
export async function openPopupStage() {
  const alias = { 'webextension-polyfill': inProject('tests/popup-page/browser-api.ts') };
  const script = await bundle('src/popup.ts', { alias, format: 'iife' });
  const style = await bundle('src/popup/popup.css');
  const html = (await readFile(inProject('src/popup/popup.html'), 'utf8')).replace(
    /<(?:link|script)[^>]*>/g,
    '',
  );
  const executablePath = (await ensureBrowsers({ need: ['chromium'] })).get('chromium');
  const args = ['--disable-gpu', '--hide-scrollbars'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const browser = await puppeteer.launch({ executablePath, headless: true, args });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 640, hasTouch: true, isMobile: true });
    const show = async (world, { lang = 'en', dir = 'ltr' } = {}) => {
      await page.goto('about:blank');
      await page.setContent(html.replace('<html>', `<html lang="${lang}" dir="${dir}">`));
      await page.addStyleTag({ content: style });
      await page.evaluate((given) => Object.assign(globalThis, { popupWorld: given }), world);
      await page.addScriptTag({ content: script });
      await page.waitForSelector('html[data-theme]');
    };
    const session = await page.createCDPSession();
    const look = (name) => {
      const features = Object.entries(LOOKS[name]).map(([feature, value]) => ({ name: feature, value }));
      return session.send('Emulation.setEmulatedMedia', { features });
    };
    return { page, show, look, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
