import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import messages from '../_locales/en/messages.json' with { type: 'json' };

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|html)$/.test(entry.name))
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
const manifest = readFileSync('manifest.json', 'utf8').replace(/__MSG_(\w+)__/g, '$1');

test('every interface text is used', () => {
  const all = [...sources.map(({ text }) => text), manifest].join('\n');
  const unused = Object.keys(messages).filter((key) => !new RegExp(`\\b${key}\\b`).test(all));
  expect(unused).toEqual([]);
});

test("the extension's pages hold no text of their own but the product's name", () => {
  for (const { name, text } of sources.filter(({ name }) => name.endsWith('.html'))) {
    const words = text
      .replace(/<title>.*<\/title>|<h1>.*<\/h1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .trim();
    expect(words, name).toBe('');
  }
});

test('what is filled into a text is named in order', () => {
  for (const [key, { message }] of Object.entries(messages)) {
    const fills = [...message.matchAll(/\$(\d)/g)].map(([, number]) => Number(number));
    expect(fills, key).toEqual(fills.map((_, i) => i + 1));
  }
});
