/** What the repository says of the rules' figures is what the rules do. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Evaluation, evaluate } from '../../src/eval/evaluation.ts';
import { withFigures } from '../../src/eval/markdown.ts';
import { FIGURE_FILES, REFRESH_COMMAND, readOwnCorpora, STATE_FILE } from '../../src/eval/own-corpus.ts';
import { figuresMarkdown } from '../../src/eval/report.ts';
import { changesSince, parseState } from '../../src/eval/state.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';

const read = (path: string) => readFile(path, 'utf8');
/** Figures say when they were measured, which is no reason to measure anew. */
const withoutDay = (text: string) => text.replace(/\d{4}-\d\d-\d\d/g, 'DAY');

describe(`after a change of rules or corpus, ${REFRESH_COMMAND} refreshes`, () => {
  let evaluations: Evaluation[];

  beforeAll(async () => {
    const ruleSet = JSON.parse(await read('dist/rules.json')) as RuleSet;
    const settings = { sensitivity: 'standard', showsHeldOut: false } as const;
    evaluations = (await readOwnCorpora('.')).map((corpus) => evaluate(corpus, ruleSet, settings));
  });

  test(STATE_FILE, async () => {
    const before = parseState(await read(STATE_FILE), STATE_FILE);
    const changes = changesSince(
      before,
      evaluations.flatMap(({ pages }) => pages),
    );
    const { gone, ...changed } = changes;
    const stale = Object.entries(changed).flatMap(([what, some]) => some.map(({ id }) => `${what}: ${id}`));
    expect(stale, `${STATE_FILE} is stale: run ${REFRESH_COMMAND}`).toEqual([]);
    expect(gone, `${STATE_FILE} has sentences that are gone: run ${REFRESH_COMMAND}`).toBe(0);
  });

  test.each(FIGURE_FILES)('the figures in %s', async (file) => {
    const text = await read(file);
    const fresh = withFigures(text, (which) =>
      figuresMarkdown(evaluations, which, { day: 'DAY', sensitivity: 'standard' }),
    );
    expect(withoutDay(text), `${file} is stale: run ${REFRESH_COMMAND}`).toBe(withoutDay(fresh));
  });
});

describe('npm run eval', () => {
  const run = async (...words: string[]) => {
    const program = promisify(execFile);
    return program(process.execPath, ['scripts/eval.mjs', ...words], { maxBuffer: 64 * 1024 * 1024 });
  };

  test('shows no sentence that is held out, whatever it lists', async () => {
    const { stdout } = await run('--show', 'missed', '--show', 'false');
    const shown = (await readOwnCorpora('.')).map(({ name, pages }) => {
      const texts = pages.flatMap(({ blocks }) => blocks.map(({ text }) => text));
      return [name, texts.filter((text) => text.length > 30 && stdout.includes(text)).length > 0];
    });
    expect(shown).toEqual([
      ['tests/corpus/open', true],
      ['tests/corpus/held-out', false],
    ]);
  });

  test.each([
    [['--write', 'some.jsonl'], '--write is for tests/corpus', 2],
    [['--sensitivity', 'loud'], '--sensitivity must be one of', 2],
    [['no-such-corpus.jsonl'], 'no-such-corpus.jsonl: there is no such file', 1],
  ])('%j is answered in plain words', async (words, reason, code) => {
    const failure = await run(...words).catch((error: { code: number; stderr: string }) => error);
    expect(failure).toMatchObject({ code, stderr: expect.stringContaining(reason) });
    expect(failure.stderr).not.toContain('    at '); // a stack
  });
});
