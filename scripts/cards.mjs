/**
 * Draws every family's card in light, dark and forced colours into docs/cards/.
 *
 *   npm run cards [-- FAMILY…]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LOOKS, openCardStage } from './card-stage.mjs';

const folder = fileURLToPath(new URL('../docs/cards/', import.meta.url));
const SCALE = 1.5;
const MARGIN = 24;

const BACKDROP = { light: '#eceaf2', dark: '#121016', forced: '#000' };
/** Folded parts are drawn for the family that has most of them. */
const OPEN = { 'exercise-region': ['sources', 'why', 'wrong'], 'creams-wraps-devices': ['regulators'] };

async function draw(stage, family, look, fold) {
  const { page } = stage;
  await page.setViewport({ width: 432, height: fold ? 1700 : 760, deviceScaleFactor: SCALE });
  await stage.look(look);
  await page.evaluate((colour) => {
    document.body.style.background = colour;
    document.querySelector('main').hidden = true;
  }, BACKDROP[look]);
  await stage.show(family, { fold });
  const clip = await page.evaluate((margin) => {
    const panel = document.querySelector('#host').shadowRoot.querySelector('.card');
    panel.style.maxHeight = 'none';
    if (document.activeElement) document.activeElement.shadowRoot?.activeElement?.blur();
    const { x, y, width, height } = panel.getBoundingClientRect();
    return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  }, MARGIN);
  const name = [family, fold, look].filter(Boolean).join('-');
  await writeFile(`${folder}${name}.png`, await page.screenshot({ clip }));
}

const wanted = process.argv.slice(2);
const stage = await openCardStage();
try {
  await mkdir(folder, { recursive: true });
  for (const family of stage.families) {
    if (wanted.length > 0 && !wanted.includes(family)) continue;
    for (const look of Object.keys(LOOKS)) await draw(stage, family, look);
    for (const fold of OPEN[family] ?? []) await draw(stage, family, 'light', fold);
  }
} finally {
  await stage.close();
}
