import { readFile, stat, writeFile } from 'node:fs/promises';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const SCHEMAS = {
  validateClaim: 'claim',
  validateVocabulary: 'vocabulary',
  validateEvidence: 'evidence',
  validateStudies: 'studies',
  validateRegulators: 'regulators',
  validateWording: 'wording',
  validateSigns: 'signs',
  validateWeights: 'weights',
};

const TARGET = new URL('src/rules/schemas.generated.js', root);
const schemaFile = (name) => new URL(`rules/schema/${name}.schema.json`, root);
const readSchema = async (name) => JSON.parse(await readFile(schemaFile(name), 'utf8'));

/** Whether nothing that the validators are made from has been written since they were: to make them takes a second. */
async function areFresh() {
  const sources = [
    ...Object.values(SCHEMAS).map(schemaFile),
    new URL(import.meta.url),
    new URL('package-lock.json', root),
  ];
  const timeOf = async (url) => (await stat(url)).mtimeMs;
  const made = await timeOf(TARGET).catch(() => 0);
  const written = await Promise.all(sources.map(timeOf));
  return written.every((time) => time < made);
}

/** A schema says by its `$schema` which draft it is written in. */
function compile(schema) {
  const Compiler = String(schema.$schema).includes('2020-12')
    ? (Ajv2020.default ?? Ajv2020)
    : (Ajv.default ?? Ajv);
  const ajv = new Compiler({ allErrors: true, code: { source: true, esm: true }, strict: false });
  return (standaloneCode.default ?? standaloneCode)(ajv, ajv.compile(schema));
}

/** Writes src/rules/schemas.generated.js: the validators of rules/schema/ as plain code, without `eval`. */
export async function makeValidators() {
  if (await areFresh()) return;
  const modules = {};
  for (const [name, file] of Object.entries(SCHEMAS)) modules[name] = compile(await readSchema(file));
  const entry = Object.keys(modules)
    .map((name) => `export { default as ${name} } from 'schema:${name}';`)
    .join('\n');
  const result = await build({
    stdin: { contents: entry, resolveDir: new URL('.', root).pathname },
    bundle: true,
    format: 'esm',
    // Not minified, esbuild names wrapped modules by their paths, and the zips would tell where they were built.
    minify: true,
    write: false,
    plugins: [
      {
        name: 'schemas',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^schema:/ }, ({ path }) => ({
            path: path.slice('schema:'.length),
            namespace: 'schema',
          }));
          onLoad({ filter: /.*/, namespace: 'schema' }, ({ path }) => ({
            contents: modules[path],
            resolveDir: new URL('.', root).pathname,
          }));
        },
      },
    ],
  });
  await writeFile(TARGET, result.outputFiles[0].text);
}
