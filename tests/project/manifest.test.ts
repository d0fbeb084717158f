import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };

const keys = Object.values(manifest.commands).flatMap((command) =>
  'suggested_key' in command ? command.suggested_key.default : [],
);

// More, `_execute_action` included, and Chromium refuses the manifest.
test('four commands suggest keys, each its own; the site’s switch has none until the user gives it one', () => {
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(4);
  expect(manifest.commands['toggle-site']).not.toHaveProperty('suggested_key');
});
