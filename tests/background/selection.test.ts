import { beforeEach, expect, test } from 'vitest';
import { emptyStorage, sync } from '../browser-storage.ts';
import { compileRules } from '../rule-files.ts';

const { claimsIn } = await import('../../src/background/selection.ts');
const ruleSet = await compileRules();

const found = async (text: string) =>
  (await claimsIn(text, 'https://shop.example/', ruleSet)).map(({ quote }) => quote);

beforeEach(emptyStorage);

test('every line of the selection is a block of its own', async () => {
  expect(
    await found('Crunches burn belly fat.\n\nOur waist trainer\r\nTen leg lifts slim your thighs.'),
  ).toEqual(['Crunches burn belly fat.', 'Ten leg lifts slim your thighs.']);
});

test('claims are told as another document needs them', async () => {
  const [claim] = await claimsIn(
    'Our detox tea melts fat off your thighs.',
    'https://shop.example/',
    ruleSet,
  );
  expect(claim).toMatchObject({ id: 's1', address: 'https://shop.example/', family: 'supplements-foods' });
  expect(claim?.words).toMatchObject({ region: 'thighs' });
});

test('kinds of claims that are switched off are found when the user asks for them', async () => {
  await sync.set({ preferences: { version: 1, familiesOff: ['supplements-foods'] } });
  expect(await found('Our detox tea melts fat off your thighs.')).toHaveLength(1);
});

test('nothing is claimed in nothing, and in other text', async () => {
  expect(await found('')).toEqual([]);
  expect(await found('Squats make your legs strong.')).toEqual([]);
});
