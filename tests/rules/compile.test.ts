/** A mistake in a rule file is told with file, line and reason. */
import { describe, expect, test } from 'vitest';
import type { RuleFile } from '../../src/rules/compile.ts';
import { loadCompiler, readRuleFiles } from '../rule-files.ts';

const compileRuleSet = await loadCompiler();
const files = readRuleFiles();
const CLAIM = 'claims/supplement.yaml';

const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
const changed = (path: string, change: (text: string) => string): RuleFile[] =>
  files.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

function problemsOf(rules: readonly RuleFile[]): string[] {
  const compiled = compileRuleSet(rules);
  return 'problems' in compiled
    ? compiled.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`)
    : [];
}

test('the project’s own rules compile', () => expect(problemsOf(files)).toEqual([]));

describe('a rule about advertising', () => {
  const RULE = 'regulators/uk-cap-13-9.yaml';
  test.each([
    ['exercise-region,', 'no-such,', 'unknown family "no-such"'],
    ['- names: [amount, period]', '- means: [no-such]', 'unknown concept "no-such"'],
    ['page:', 'pages:', 'has an unknown key "pages"'],
  ])('%s → %s', (from, to, reason) => {
    const problems = problemsOf(changed(RULE, (text) => text.replace(from, to)));
    expect(problems.join('\n')).toContain(reason);
    expect(problems[0]).toMatch(/^regulators\/uk-cap-13-9\.yaml:\d+: /);
  });
});

describe('the weights', () => {
  test.each([
    ['\nguard:\n', '\nguard:\n  no-such: 1\n', 'a weight for guard "no-such", which does not exist'],
    ['\nrule:\n', '\nrule:\n  no-such: 1\n', 'a weight for rule "no-such", which does not exist'],
    ['\nsign:\n', '\nsign:\n  no-such: 1\n', 'a weight for sign "no-such", which does not exist'],
    ['\nshape:\n', '\nshape:\n  colour: 1\n', 'has an unknown key "colour"'],
    ['\nbias: ', '\nbias: much ', 'must be number'],
    ['\nbias: ', '\nunbiased: ', "must have required property 'bias'"],
  ])('%j → %j', (from, to, reason) => {
    const problems = problemsOf(changed('weights.yaml', (text) => text.replace(from, to)));
    expect(problems.join('\n')).toContain(reason);
    expect(problems[0]).toMatch(/^weights\.yaml:\d+: /);
  });
  test('the line is that of the mistake', () => {
    const text = textOf('weights.yaml').replace('\nsign:\n', '\nsign:\n  no-such: 1\n');
    expect(problemsOf(changed('weights.yaml', () => text))[0]).toContain(
      `weights.yaml:${lineOf(text, 'no-such')}:`,
    );
  });
  test('more signs than there is room for', () => {
    const more = [...Array(32).keys()].map((i) => `sign${i}: {words: [word]}`).join('\n');
    expect(problemsOf(changed('signs.yaml', (text) => `${text}\n${more}\n`)).join()).toMatch(
      /signs\.yaml:1: there are \d+ signs: at most 31/,
    );
  });
});

describe('a claim file', () => {
  const claim = textOf(CLAIM);
  test.each([
    ['evidence: supplements-foods', 'evidence: no-such', 'unknown evidence "no-such"'],
    ['means: supplement', 'means: no-such', 'unknown concept "no-such" in match.means'],
    ['match:', 'unless: [no-such]\nmatch:', 'unknown guard "no-such"'],
    ['name:', 'nmae:', 'has an unknown key "nmae"'],
    ['within: page', 'within: planet', 'must be one of ["passage","page","list"]'],
  ])('%s → %s', (from, to, reason) => {
    const problems = problemsOf(changed(CLAIM, (text) => text.replace(from, to)));
    expect(problems.join('\n')).toContain(reason);
    expect(problems[0]).toMatch(/^claims\/supplement\.yaml:\d+: /);
  });
  test('the line is that of the mistake', () => {
    const text = claim.replace('within: page', 'within: planet');
    expect(problemsOf(changed(CLAIM, () => text))[0]).toContain(`${CLAIM}:${lineOf(text, 'planet')}:`);
  });
  test('a file that is no YAML', () => {
    expect(problemsOf(changed(CLAIM, () => 'match: [')).join()).toMatch(/claims\/supplement\.yaml:\d+: /);
  });
  test('two rules with one id', () => {
    const twin = { path: 'claims/more/supplement.yaml', text: claim };
    expect(problemsOf([...files, twin]).join()).toContain('rule id "supplement" is already that of');
  });
});

describe('a vocabulary file', () => {
  const withConcepts = (text: string): string[] =>
    problemsOf([...files, { path: 'vocabulary/more.yaml', text }]);
  test.each([
    ['new: {is: no-such}', 'unknown concept "no-such"'],
    ['new: {patterns: [region no-such]}', 'unknown concept "no-such"'],
    ['new: {patterns: ["region ..4"]}', 'ends in a gap'],
    ['new: {patterns: ["region/plurals"]}', 'unknown form "plurals"'],
    ['new: {patterns: ["region (fat)"]}', 'cannot read "(fat)"'],
    ['new: {patterns: ["fat-word?"]}', 'has no part that must be there'],
    ['new: {patterns: [newer]}\nnewer: {patterns: [new]}', 'which is made of'],
    ['new: {nouns: [belly]}', 'has an unknown key "nouns"'],
  ])('%s', (text, reason) => {
    const problems = withConcepts(text);
    expect(problems.join('\n')).toContain(reason);
    expect(problems[0]).toMatch(/^vocabulary\/more\.yaml:\d+: /);
  });
  test('a concept that stands in another file', () => {
    expect(withConcepts('belly: {noun: [tum]}').join()).toMatch(
      /vocabulary\/\w+\.yaml:\d+: concept "belly" is already in/,
    );
  });
});

test('a card that cites an unknown study', () => {
  const problems = problemsOf(
    changed('evidence/face.yaml', (text) => text.replaceAll('alam-2018', 'nobody-1900')),
  );
  expect(problems.join()).toMatch(/evidence\/face\.yaml:\d+: .*nobody-1900/);
});

test.each([
  ['no-such', 'unknown related family "no-such"'],
  ['face', 'the card of "face" cannot lead to itself'],
])('a card that leads to %s', (family, reason) => {
  const card = textOf('evidence/face.yaml').replace(/^related: .*$/m, `related: [toning, ${family}]`);
  const problems = problemsOf(changed('evidence/face.yaml', () => card));
  expect(problems).toEqual([`evidence/face.yaml:${lineOf(card, 'related:')}: ${reason}`]);
});

test('the version changes with any file, and only then', () => {
  const versionOf = (rules: readonly RuleFile[]): string => {
    const compiled = compileRuleSet(rules);
    return 'ruleSet' in compiled ? compiled.ruleSet.version : 'none';
  };
  expect(versionOf(files.toReversed())).toBe(versionOf(files));
  expect(versionOf(changed(CLAIM, (text) => `${text}\n# more`))).not.toBe(versionOf(files));
});
