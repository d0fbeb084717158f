/** Bundles each framework's sample app into a page of its own. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformAsync } from '@babel/core';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const FRAMEWORKS = {
  'React 18': { entry: 'react.jsx', alias: { react: 'react18', 'react-dom': 'react-dom18' } },
  'React 19': { entry: 'react.jsx' },
  Preact: { entry: 'preact.jsx', jsxImportSource: 'preact' },
  Vue: { entry: 'vue.js' },
  Svelte: { entry: 'svelte.js' },
  Lit: { entry: 'lit.js' },
  Solid: { entry: 'solid.jsx' },
  Angular: { entry: 'angular.js' },
};

const svelte = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { generate: 'client', filename: path }).js.code,
    }));
  },
};

const solid = {
  name: 'solid',
  setup({ onLoad }) {
    onLoad({ filter: /solid\.jsx$/ }, async ({ path }) => {
      const options = { presets: ['babel-preset-solid'], filename: path, babelrc: false, configFile: false };
      const result = await transformAsync(await readFile(path, 'utf8'), options);
      return { contents: result?.code ?? '', loader: 'js' };
    });
  },
};

const framework = (entry) => ({
  name: 'framework',
  setup({ onResolve }) {
    onResolve({ filter: /^framework$/ }, () => ({ path: here(entry) }));
  },
});

export const fileOf = (name) => `${name.toLowerCase().replace(' ', '-')}.html`;

async function buildPage(folder, name, initial) {
  const { entry, ...more } = FRAMEWORKS[name];
  const result = await build({
    entryPoints: [here('page.js')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    conditions: ['browser', 'production'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
    },
    plugins: [framework(entry), svelte, solid],
    logLevel: 'error',
    ...more,
  });
  const script = fileOf(name).replace('.html', '.js');
  await writeFile(join(folder, script), result.outputFiles[0].contents);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<body><div id="app"></div><script>window.initial = ${JSON.stringify(initial)}</script>
<script type="module" src="${script}"></script></body></html>`;
  await writeFile(join(folder, fileOf(name)), html);
}

/** Builds all pages. @returns the folder that holds them, to be removed by the caller. */
export async function buildFrameworkPages(initial) {
  const folder = await mkdtemp(join(tmpdir(), 'spotcheck-frameworks-'));
  for (const name of Object.keys(FRAMEWORKS)) await buildPage(folder, name, initial);
  return folder;
}
