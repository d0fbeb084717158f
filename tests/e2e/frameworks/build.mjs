/** Bundles each framework's sample app into a page of its own. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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

/** Those whose pages a server writes as well, with what does so. */
export const SERVED = {
  'React 18': 'server-react.jsx',
  'React 19': 'server-react.jsx',
  Svelte: 'server-svelte.js',
};

const svelte = (generate) => ({
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { generate, filename: path }).js.code,
    }));
  },
});

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
export const servedFileOf = (name) => `served-${fileOf(name)}`;

/** What a server would write into the page. */
async function serverMarkup(folder, name, initial) {
  const { alias } = FRAMEWORKS[name];
  const outfile = join(folder, `${fileOf(name)}.server.cjs`);
  await build({
    entryPoints: [here(SERVED[name])],
    outfile,
    bundle: true,
    platform: 'node',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [svelte('server')],
    logLevel: 'error',
    ...(alias && { alias }),
  });
  return createRequire(import.meta.url)(outfile).markup(initial);
}

async function buildPage(folder, name, initial, { file, pageScript, markup }) {
  const { entry, ...more } = FRAMEWORKS[name];
  const result = await build({
    entryPoints: [here(pageScript)],
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
    plugins: [framework(entry), svelte('client'), solid],
    logLevel: 'error',
    ...more,
  });
  const script = file.replace('.html', '.js');
  await writeFile(join(folder, script), result.outputFiles[0].contents);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<body><div id="app">${markup}</div><script>window.initial = ${JSON.stringify(initial)}</script>
<script type="module" src="${script}"></script></body></html>`;
  await writeFile(join(folder, file), html);
}

/** Builds all pages. @returns the folder that holds them, to be removed by the caller. */
export async function buildFrameworkPages(initial) {
  const folder = await mkdtemp(join(tmpdir(), 'spotcheck-frameworks-'));
  for (const name of Object.keys(FRAMEWORKS))
    await buildPage(folder, name, initial, { file: fileOf(name), pageScript: 'page.js', markup: '' });
  for (const name of Object.keys(SERVED)) {
    const markup = await serverMarkup(folder, name, initial);
    await buildPage(folder, name, initial, { file: servedFileOf(name), pageScript: 'page-later.js', markup });
  }
  return folder;
}
