/** What the reader makes of a document: which text is one block, and what stands between. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asRead } from '../../src/page/reading/line-breaks.ts';
import { readHtmlPage } from '../../src/scan/html-page.ts';

const read = (html: string) => readHtmlPage(html).blocks.map(({ text }) => text.trim());

describe('blocks', () => {
  test.each([
    [
      'inline elements do not split',
      '<p>Crunches <b>burn</b> be<i>lly</i> fat.</p>',
      ['Crunches burn belly fat.'],
    ],
    ['a chance to break is no gap', '<p>Crunches burn belly<wbr>fat.</p>', ['Crunches burn bellyfat.']],
    ['soft hyphens stay, for offsets', '<p>Crun&shy;ches burn fat.</p>', ['Crun\u00adches burn fat.']],
    ['a line break is one', '<p>Crunches<br>burn fat.</p>', ['Crunches\nburn fat.']],
    [
      'cells are apart',
      '<table><caption>Burn fat</caption><tr><th>Tea</th><td>Melts fat</td></tr></table>',
      ['Burn fat', 'Tea', 'Melts fat'],
    ],
    [
      'folded parts are read',
      '<details><summary>More</summary><p>Crunches burn fat.</p></details>',
      ['More', 'Crunches burn fat.'],
    ],
    ['source lines are spaces', '<p>Crunches\n\nburn fat.</p>', ['Crunches  burn fat.']],
    ['in <pre> sentences go over lines', '<pre>Crunches\nburn fat.</pre>', ['Crunches burn fat.']],
    ['but not over empty ones', '<pre>Crunches\n\nBurn fat.</pre>', ['Crunches\n Burn fat.']],
    ['nor into the next item', '<pre>- Crunches\n- Burn fat</pre>', ['- Crunches\n- Burn fat']],
  ])('%s', (_, html, texts) => expect(read(html)).toEqual(texts));
});

describe('asRead', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '\t', '\r', '-', '1') });
  test.each(['spaces', 'wrapped', 'kept'] as const)(
    'changes white space only, one for one: %s',
    (lineBreaks) => {
      fc.assert(
        fc.property(text, (data) => {
          const seen = asRead(data, lineBreaks);
          expect(seen.length).toBe(data.length);
          expect(seen.replace(/\s/g, ' ')).toBe(data.replace(/\s/g, ' '));
        }),
      );
    },
  );
  test('keeps every break where lines are kept', () => {
    expect(asRead('Crunches\nburn fat', 'kept')).toBe('Crunches\nburn fat');
  });
});
