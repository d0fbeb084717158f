/** What the stores are told agrees with what the extension is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../_locales/en/messages.json' with { type: 'json' };
import manifest from '../manifest.json' with { type: 'json' };

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
