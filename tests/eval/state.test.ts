/** What an evaluation keeps of a run, and what it tells the next one. */
import { expect, test } from 'vitest';
import { BadCorpus, type Label } from '../../src/eval/labelled-page.ts';
import type { Flag, JudgedPage, Outcome } from '../../src/eval/outcomes.ts';
import { changesSince, parseState, writeState } from '../../src/eval/state.ts';

const FLAG: Flag = { rule: 'r', family: 'f', confidence: 0.9 };

/** A page of one block, each sentence `label` or `label!`: flagged. */
function judgedPage(id: string, ...sentences: readonly (Label | `${Label}!`)[]): JudgedPage {
  const outcomes = sentences.map(
    (sentence, index): Outcome => ({
      id: `${id} 0.${index}`,
      label: sentence.replace('!', '') as Label,
      family: undefined,
      text: `the ${index}th sentence`,
      flaggedBy: sentence.endsWith('!') ? FLAG : undefined,
    }),
  );
  return { id, kind: 'shop', outcomes };
}

const stateOf = (...pages: readonly JudgedPage[]) => parseState(writeState(pages), 'state.txt');
const ids = (outcomes: readonly Outcome[]) => outcomes.map(({ id }) => id);

test('a line a sentence, by page, without a word of its text', () => {
  const text = writeState([judgedPage('tea', 'claim!', 'none'), judgedPage('belt', 'refute!', 'borderline')]);
  expect(text.split('\n').slice(1)).toEqual([
    'belt 0.0 refute flagged',
    'belt 0.1 borderline quiet',
    'tea 0.0 claim flagged',
    'tea 0.1 none quiet',
    '',
  ]);
});

test('the order of pages does not matter, that of sentences is kept', () => {
  const tea = judgedPage('tea', ...Array<Label>(12).fill('none'));
  const belt = judgedPage('belt', 'none');
  expect(writeState([tea, belt])).toBe(writeState([belt, tea]));
  expect(writeState([tea])).toMatch(/tea 0\.9 none quiet\ntea 0\.10 none quiet/);
});

test('a run after itself changes nothing', () => {
  const page = judgedPage('tea', 'claim!', 'claim', 'none!', 'refute', 'borderline!');
  expect(changesSince(stateOf(page), [page])).toEqual({
    ...{ newlyFound: [], newlyMissed: [], newlyFalse: [], noLongerFalse: [] },
    ...{ borderline: [], relabelled: [], gone: 0 },
  });
});

test('every change is told by what it means', () => {
  const before = judgedPage('p', 'claim', 'claim!', 'none', 'refute!', 'borderline', 'claim!', 'none!');
  const now = judgedPage('p', 'claim!', 'claim', 'none!', 'refute', 'borderline!', 'claim!', 'none!');
  const changes = changesSince(stateOf(before), [now]);
  expect(ids(changes.newlyFound)).toEqual(['p 0.0']);
  expect(ids(changes.newlyMissed)).toEqual(['p 0.1']);
  expect(ids(changes.newlyFalse)).toEqual(['p 0.2']);
  expect(ids(changes.noLongerFalse)).toEqual(['p 0.3']);
  expect(ids(changes.borderline)).toEqual(['p 0.4']);
  expect(changes.relabelled).toEqual([]);
});

test('a change of the corpus is none of the rules', () => {
  const before = stateOf(judgedPage('p', 'none', 'none'), judgedPage('old', 'claim!', 'none'));
  const changes = changesSince(before, [judgedPage('p', 'claim', 'none'), judgedPage('new', 'claim')]);
  expect(ids(changes.relabelled)).toEqual(['p 0.0', 'new 0.0']);
  expect(changes.newlyMissed).toEqual([]);
  expect(changes.gone).toBe(2);
});

test.each(['tea 0.0 claim', 'tea 0.0 claims flagged', 'tea claim flagged', '<<<<<<< HEAD'])(
  'a line that is none of a state is told with its number: %s',
  (line) => {
    const text = `# comment\ntea 0.0 claim flagged\n${line}\n`;
    expect(() => parseState(text, 'state.txt')).toThrow(BadCorpus);
    expect(() => parseState(text, 'state.txt')).toThrow(/^state\.txt:3: .*<<|^state\.txt:3: .*tea/);
  },
);

test('an id may hold spaces', () => {
  expect(stateOf(judgedPage('a page of mine', 'claim!')).get('a page of mine 0.0')).toEqual({
    label: 'claim',
    isFlagged: true,
  });
});
