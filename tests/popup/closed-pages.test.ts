import { describe, expect, test } from 'vitest';
import { closedReason } from '../../src/popup/closed-pages.ts';

describe('closedReason', () => {
  test.each([
    ['chrome://settings/', 'whyInternal'],
    ['edge://flags', 'whyInternal'],
    ['about:addons', 'whyInternal'],
    ['view-source:https://example.org/', 'whyInternal'],
    ['https://chromewebstore.google.com/detail/x', 'whyStore'],
    ['https://addons.mozilla.org/en-US/firefox/', 'whyStore'],
    ['https://microsoftedge.microsoft.com/addons/detail/x', 'whyStore'],
    ['chrome-extension://abc/popup.html', 'whyExtension'],
    ['moz-extension://abc/popup.html', 'whyExtension'],
    ['https://example.org/paper.PDF?download=1', 'whyPdf'],
    ['file:///home/me/paper.pdf', 'whyPdf'],
    ['file:///home/me/page.html', 'whyFile'],
    ['ftp://example.org/', 'whyOther'],
    ['', 'whyUnknown'],
  ])('%s: %s', (address, reason) => {
    expect(closedReason(address, false)).toBe(reason);
  });

  test.each([
    'https://example.org/',
    'https://example.org/how-to-read-a.pdf-file/',
    'https://example.org/?file=paper.pdf',
    'http://localhost:3000/',
    'about:blank',
  ])('%s is open', (address) => {
    expect(closedReason(address, false)).toBeNull();
  });

  test('files are open once the user allows them', () => {
    expect(closedReason('file:///home/me/page.html', true)).toBeNull();
  });
});
