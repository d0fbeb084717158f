import '../browser-storage.ts';
import { describe, expect, test } from 'vitest';

const { BADGE_COLOURS, badgeText } = await import('../../src/background/badge.ts');

test.each([
  [0, 'count', ''],
  [7, 'count', '7'],
  [999, 'count', '999'],
  [1000, 'count', '999+'],
  [0, 'dot', ''],
  [7, 'dot', '•'],
  [7, 'none', ''],
] as const)('%i claims as %s: "%s"', (count, choice, text) => {
  expect(badgeText(count, choice)).toBe(text);
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('the badge is legible', () => {
  test('its text on its ground', () => {
    expect(contrast(BADGE_COLOURS.text, BADGE_COLOURS.ground)).toBeGreaterThan(4.5);
  });

  test.each([
    ['Chrome light', '#ffffff'],
    ['Chrome dark', '#202124'],
    ['Firefox light', '#f9f9fb'],
    ['Firefox dark', '#2b2a33'],
  ])('its ground on the toolbar: %s', (_, toolbar) => {
    expect(contrast(BADGE_COLOURS.ground, toolbar)).toBeGreaterThan(2.8);
  });
});
