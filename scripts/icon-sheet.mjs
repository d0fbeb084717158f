/** The toolbar icon as it stands on light and on dark toolbars: in colour and grey, at both sizes that browsers take. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Grounds of Chromium's and Firefox's toolbars in their own light and dark looks. */
const TOOLBARS = { light: ['#ffffff', '#f9f9fb'], dark: ['#3c3c3c', '#2b2a33'] };
const NAMES = ['16', '32', 'off-16', 'off-32'];

/**
 * @param {string} folder where the build has put the icons
 * @returns {Promise<string>} a page: a bar a toolbar, on each the icons at the size for plain screens
 */
export async function iconSheet(folder) {
  const icons = await Promise.all(NAMES.map((name) => iconTag(folder, name)));
  const bar = (ground) => `<div style="background: ${ground}">${icons.join('')}</div>`;
  const bars = Object.values(TOOLBARS).flatMap((grounds) => grounds.map(bar));
  const style = `body { margin: 8px; display: grid; grid-template-columns: 1fr 1fr; gap: 8px; background: #888 }
    div { display: flex; align-items: center; gap: 28px; padding: 12px 20px }`;
  return `<!doctype html><html lang="en"><title>Icons</title><style>${style}</style><body>${bars.join('')}`;
}

async function iconTag(folder, name) {
  const bytes = await readFile(join(folder, `${name}.png`), 'base64');
  const size = name.endsWith('16') ? 16 : 32;
  return `<img src="data:image/png;base64,${bytes}" alt="" width="${size}" height="${size}">`;
}
