import { expect, test } from 'vitest';
import { Progress } from '../../src/scan/progress.ts';

const EMPTIED = '\r\u001b[K';

function drawn() {
  let text = '';
  let time = 0;
  const progress = new Progress({ draw: (more) => (text += more), now: () => time });
  return { progress, at: (ms: number) => (time = ms), text: () => text };
}

test('is drawn over itself, now and then, and its last figures stay', () => {
  const { progress, at, text } = drawn();
  at(1000);
  for (let i = 0; i < 1500; i++) progress.count(i === 0 ? 2 : 0);
  expect(text()).toBe(`${EMPTIED}1 records, 2 claims, 1 records/s`);
  at(2000);
  progress.end();
  expect(text().endsWith(`${EMPTIED}1,500 records, 2 claims, 750 records/s\n`)).toBe(true);
});

test('makes way for other text once', () => {
  const { progress, at, text } = drawn();
  at(1000);
  progress.clear();
  expect(text()).toBe('');
  progress.count(0);
  progress.clear();
  progress.clear();
  expect(text().split(EMPTIED)).toHaveLength(3);
  expect(text().endsWith(EMPTIED)).toBe(true);
});
