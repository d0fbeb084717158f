import type { Model } from './logistic.ts';

/** Weights as small as that say nothing. */
const LEAST = 0.05;
/** Order of the groups in the file. */
const GROUPS = ['shape', 'scope', 'page', 'reads', 'guard', 'sign', 'block', 'rule', 'means', 'region'];
const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * A model as rules/weights.yaml has it: groups of names, the weightiest first.
 * @param head comment lines without their signs
 */
export function weightsText({ bias, weights }: Model, head: readonly string[]): string {
  const lines = [
    '# yaml-language-server: $schema=schema/weights.schema.json',
    '#',
    ...head.map((line) => `# ${line}`),
    '',
    `bias: ${rounded(bias)}`,
  ];
  for (const group of GROUPS) {
    const own = [...weights]
      .filter(([name, weight]) => name.startsWith(`${group} `) && Math.abs(weight) >= LEAST)
      .sort(([a, one], [b, other]) => Math.abs(other) - Math.abs(one) || (a < b ? -1 : 1));
    if (own.length === 0) continue;
    lines.push(`${group}:`);
    for (const [name, weight] of own) lines.push(`  ${name.slice(group.length + 1)}: ${rounded(weight)}`);
  }
  return `${lines.join('\n')}\n`;
}
