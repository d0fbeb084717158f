import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeValidators } from '../scripts/make-validators.mjs';
import type { RuleFile, RuleSet } from '../src/rules/compile.ts';

export const rulesFolder = fileURLToPath(new URL('../rules/', import.meta.url));

/** All YAML files of rules/, as the build gives them to the compiler. */
export function readRuleFiles(): RuleFile[] {
  return readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(rulesFolder + path, 'utf8') }));
}

/** The compiler; the validators that it reads are made first, because a fresh clone has none. */
export async function loadCompiler() {
  await makeValidators();
  return (await import('../src/rules/compile.ts')).compileRuleSet;
}

/** Compiles files that are meant to be right, and tells what is wrong when they are not. */
export async function compileRules(files: readonly RuleFile[] = readRuleFiles()): Promise<RuleSet> {
  const compiled = (await loadCompiler())(files);
  if ('ruleSet' in compiled) return compiled.ruleSet;
  throw new Error(compiled.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'));
}
