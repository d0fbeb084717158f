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

const FRAMEWORKS = {
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
const SERVED = {
  'React 18': 'server-react.jsx',
  'React 19': 'server-react.jsx',
  Preact: 'server-preact.jsx',
  Vue: 'server-vue.js',
  Svelte: 'server-svelte.js',
  Solid: 'server-solid.jsx',
};

const svelte = (generate) => ({
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { generate, filename: path }).js.code,
    }));
  },
});

const solid = (options) => ({
  name: 'solid',
  setup({ onLoad }) {
    onLoad({ filter: /solid\.jsx$/ }, async ({ path }) => {
      const presets = [['babel-preset-solid', options]];
      const source = await readFile(path, 'utf8');
      const result = await transformAsync(source, {
        presets,
        filename: path,
        babelrc: false,
        configFile: false,
      });
      return { contents: result?.code ?? '', loader: 'js' };
    });
  },
});

const framework = (entry) => ({
  name: 'framework',
  setup({ onResolve }) {
    onResolve({ filter: /^framework$/ }, () => ({ path: here(entry) }));
  },
});

/** What a server would write into the page. @returns {Promise<{markup: string, head: string}>} */
async function serverMarkup(folder, name, initial) {
  const { alias } = FRAMEWORKS[name];
  const outfile = join(folder, `${name}.server.cjs`);
  await build({
    entryPoints: [here(SERVED[name])],
    outfile,
    bundle: true,
    platform: 'node',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [svelte('server'), solid({ generate: 'ssr', hydratable: true })],
    logLevel: 'error',
    ...(alias && { alias }),
  });
  const { markup, head = '' } = createRequire(import.meta.url)(outfile);
  return { markup: await markup(initial), head };
}

/** Writes an app's page. @param served what a server wrote of it, if one did; then the app starts when it is told to */
async function buildPage(folder, name, initial, served) {
  const { entry, ...more } = FRAMEWORKS[name];
  const result = await build({
    entryPoints: [here(served ? 'page-later.js' : 'page.js')],
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
    plugins: [framework(entry), svelte('client'), solid({ hydratable: Boolean(served) })],
    logLevel: 'error',
    ...more,
  });
  const file = `${served ? 'served-' : ''}${name.toLowerCase().replace(' ', '-')}`;
  await writeFile(join(folder, `${file}.js`), result.outputFiles[0].contents);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${served?.head ?? ''}</head>
<body><div id="app">${served?.markup ?? ''}</div><script>window.initial = ${JSON.stringify(initial)}</script>
<script type="module" src="${file}.js"></script></body></html>`;
  await writeFile(join(folder, `${file}.html`), html);
  return { name: served ? `${name}, served` : name, file: `${file}.html` };
}

/** All apps on one page, each also in a frame that is too small for Spotcheck to enter. */
const galleryOf = (apps) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><body>
${apps
  .map(
    ({ name, file }) =>
      `<figure id="${name}" style="float: left; margin: 0"><iframe src="${file}" width="200" height="120"></iframe><iframe src="${file}" width="50" height="50"></iframe></figure>`,
  )
  .join('\n')}
</body></html>`;

/** Builds all pages. @returns the folder that holds them, `index.html` first, to be removed by the caller */
export async function buildFrameworkPages(initial) {
  const folder = await mkdtemp(join(tmpdir(), 'spotcheck-frameworks-'));
  const fresh = Object.keys(FRAMEWORKS).map((name) => buildPage(folder, name, initial, null));
  const served = Object.keys(SERVED).map(async (name) =>
    buildPage(folder, name, initial, await serverMarkup(folder, name, initial)),
  );
  const apps = await Promise.all([...fresh, ...served]);
  await writeFile(join(folder, 'index.html'), galleryOf(apps));
  return folder;
}
