/** What the stores are told agrees with what the extension is. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../../_locales/en/messages.json' with { type: 'json' };
import manifest from '../../manifest.json' with { type: 'json' };

const listing = readFileSync('docs/store/listing.md', 'utf8');
const section = (title: string) => listing.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

test('the summary is the extension’s own description, and short enough for every store', () => {
  const summary = section('Summary').split('\n')[2] ?? '';
  expect(summary).toBe(messages.extensionDescription.message);
  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  expect(summary.length).toBeLessThanOrEqual(132);
});

test('every permission is justified, and no other', () => {
  const justified = [...section('Why each permission').matchAll(/^\| `(.+?)` \|/gm)].map(([, name]) => name);
  // Chromium's side panel is a permission of its own (scripts/manifests.mjs).
  const asked = [...manifest.permissions, 'sidePanel', ...manifest.host_permissions];
  expect(justified.toSorted()).toEqual(asked.toSorted());
});

/** Width and height in pixels: the first fields of a PNG's header, https://www.w3.org/TR/png-3/#11IHDR. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('every picture for the stores is of the size that they take', () => {
  const pictures = readdirSync('docs/store').filter((name) => name.endsWith('.png'));
  expect(pictures).not.toEqual([]);
  for (const name of pictures) expect(sizeOf(readFileSync(`docs/store/${name}`)), name).toEqual([1280, 800]);
});
