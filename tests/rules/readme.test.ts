/** The worked examples of rules/README.md do what they say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../../src/detect/detector.ts';
import { compileRules, readRuleFiles, rulesFolder } from '../rule-files.ts';

const readme = readFileSync(`${rulesFolder}README.md`, 'utf8');
const sections = readme.split(/^### /m).slice(1);
const own = readRuleFiles();

/** The files, and the sentences with what is to become of them, of one worked example. */
function parseSection(section: string) {
  const files = [...section.matchAll(/<!-- example: (\S+) -->\n```yaml\n([\s\S]*?)```/g)];
  const finds = [...section.matchAll(/<!-- finds: (.*?) \| (\S+) -->/g)];
  const silent = [...section.matchAll(/<!-- silent: (.*?) -->/g)];
  return {
    files: files.map(([, path = '', text = '']) => ({ path, text })),
    finds: finds.map(([, text = '', rule = '']) => ({ text, rule })),
    silent: silent.map(([, text = '']) => text),
  };
}

test('there are three', () => expect(sections).toHaveLength(3));

describe.each(sections.map((section) => ({ title: section.split('\n')[0], ...parseSection(section) })))(
  '$title',
  ({ files, finds, silent }) => {
    test('does what it says', async () => {
      expect(files.length).toBeGreaterThan(0);
      const { patterns } = await compileRules([...own, ...files]);
      const detector = createDetector(patterns);
      const rulesFor = (text: string) =>
        detector.detect([{ text, kind: 'text' }]).claims.map(({ rule }) => rule);
      for (const { text, rule } of finds) expect(rulesFor(text), text).toEqual([rule]);
      for (const text of silent) expect(rulesFor(text), text).toEqual([]);
    });
    test('is needed: without its files something comes out differently', async () => {
      const detector = createDetector((await compileRules(own)).patterns);
      const rulesFor = (text: string) =>
        detector.detect([{ text, kind: 'text' }]).claims.map(({ rule }) => rule);
      const asBefore =
        finds.every(({ text, rule }) => rulesFor(text).includes(rule)) &&
        silent.every((text) => rulesFor(text).length === 0);
      expect(asBefore).toBe(false);
    });
  },
);
