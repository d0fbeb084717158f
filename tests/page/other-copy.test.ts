import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { hasOtherCopy } from '../../src/page/other-copy.ts';

const MARK = '<mark data-spotcheck="c1">';

test.each([
  [`${MARK}${MARK}Crunches burn belly fat.</mark></mark>`, true],
  [`${MARK}Crunches</mark> <b>${MARK}burn belly fat.</mark></b>`, false],
  [`<mark>${MARK}Crunches burn belly fat.</mark></mark>`, false],
])('%s: %s', (html, isOther) => {
  expect(hasOtherCopy(parseHTML(`<body>${html}</body>`).document)).toBe(isOther);
});
