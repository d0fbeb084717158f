import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveringKeys, siteKey, typedSiteKey } from '../../src/shared/settings/site-key.ts';

describe('siteKey', () => {
  test.each([
    ['https://example.org/a?b#c', 'example.org'],
    ['http://www.example.org/', 'example.org'],
    ['https://WWW.Example.ORG:8443/', 'example.org'],
    ['https://example.org./', 'example.org'],
    ['https://shop.example.co.uk/', 'shop.example.co.uk'],
    ['https://www.com/', 'www.com'],
    ['https://wwwexample.org/', 'wwwexample.org'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
    ['http://localhost:3000/', 'localhost'],
    ['http://192.168.0.1:8080/', '192.168.0.1'],
    ['http://[::1]:8080/', '[::1]'],
    ['https://user:secret@example.org/', 'example.org'],
    ['file:///home/me/page.html', 'file:'],
    ['blob:https://example.org/0a1b', 'example.org'],
    ['blob:https://www.example.org:8443/0a1b', 'example.org'],
    ['https://example.org:443/', 'example.org'],
    ['http://example.org:80/', 'example.org'],
    ['https://example.org:65535/', 'example.org'],
    ['https://www.example.org./', 'example.org'],
    ['https://www.www.example.org/', 'www.example.org'],
    ['https://www2.example.org/', 'www2.example.org'],
    ['https://m.example.org/', 'm.example.org'],
    ['https://www.co.uk/', 'co.uk'],
    ['https://www/', 'www'],
    ['https://a.b.c.d.example.org/', 'a.b.c.d.example.org'],
    ['https://my_shop.example.org/', 'my_shop.example.org'],
    ['https://xn--bcher-kva.example:8443/', 'xn--bcher-kva.example'],
    ['https://XN--BCHER-KVA.example/', 'xn--bcher-kva.example'],
    ['https://BÜCHER.example/', 'xn--bcher-kva.example'],
    ['https://bu\u0308cher.example/', 'xn--bcher-kva.example'],
    ['https://www.bücher.example/', 'xn--bcher-kva.example'],
    ['https://faß.example/', 'xn--fa-hia.example'],
    ['https://例え.example/', 'xn--r8jz45g.example'],
    ['https://example。org/', 'example.org'],
    ['https://ｅｘａｍｐｌｅ.org/', 'example.org'],
    ['https://ex%61mple.org/', 'example.org'],
    ['https://ex\u00adample.org/', 'example.org'],
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://127.1/', '127.0.0.1'],
    ['http://0x7f.0.0.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://[0:0:0:0:0:0:0:1]/', '[::1]'],
    ['http://[2001:DB8::1]/', '[2001:db8::1]'],
    ['http://[::ffff:192.168.0.1]/', '[::ffff:c0a8:1]'],
    ['http:example.org', 'example.org'],
    ['  https://example.org/  ', 'example.org'],
    ['file://server/share/page.html', 'file:'],
    ['file:///C:/page.html', 'file:'],
  ])('%s is %s', (address, key) => {
    expect(siteKey(address)).toBe(key);
  });

  test.each([
    'about:blank',
    'about:srcdoc',
    'about:config',
    'edge://extensions/',
    'chrome-extension://x/',
    'view-source:https://example.org/',
    'javascript:void 0',
    'mailto:me@example.org',
    'ftp://example.org/',
    'ws://example.org/',
    'blob:null/0a1b',
    'blob:',
    'https://',
    'https://exa mple.org/',
    'https://[::1/',
    'https://256.0.0.1/',
    'example.org',
    'data:text/html,hello',
    'chrome://settings/',
    'moz-extension://x/',
    '',
    'no address',
  ])('%j has no site', (address) => {
    expect(siteKey(address)).toBeNull();
  });
});

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.webUrl(), (address) => {
      const key = siteKey(address);
      expect(key).not.toBeNull();
      expect(siteKey(`https://${key}/`)?.replace(/^www\./, '')).toBe(key?.replace(/^www\./, ''));
    }),
  );
});

describe('typedSiteKey', () => {
  test.each([
    ['example.org', 'example.org'],
    [' Example.ORG ', 'example.org'],
    ['www.example.org', 'example.org'],
    ['*.example.org', 'example.org'],
    ['example.org/page?x', 'example.org'],
    ['https://shop.example.org/page', 'shop.example.org'],
    ['localhost:3000', 'localhost'],
    ['192.168.0.1', '192.168.0.1'],
    ['[::1]:8080', '[::1]'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['file:///home/me/page.html', 'file:'],
    ['file:', 'file:'],
  ])('%j is %s', (typed, key) => {
    expect(typedSiteKey(typed)).toBe(key);
  });

  test.each([
    '',
    ' ',
    'two words',
    'me@example.org',
    'mailto:me@example.org',
    'about:blank',
    'chrome://settings',
    'data:text/html,x',
    '*',
    '*.*',
    '::1',
  ])('%j names no site', (typed) => {
    expect(typedSiteKey(typed)).toBeNull();
  });

  test('every key is understood when it is typed again', () => {
    fc.assert(
      fc.property(fc.webUrl(), (address) => {
        const key = siteKey(address) ?? '';
        expect(typedSiteKey(key)).toBe(siteKey(`https://${key}`));
      }),
    );
  });
});

describe('coveringKeys', () => {
  test.each([
    ['a.shop.example.org', ['a.shop.example.org', 'shop.example.org', 'example.org', 'org']],
    ['localhost', ['localhost']],
    ['192.168.0.1', ['192.168.0.1']],
    ['[::1]', ['[::1]']],
    ['file:', ['file:']],
  ])('of %s', (key, keys) => {
    expect(coveringKeys(key)).toEqual(keys);
  });
});

test('it answers the same however often it is asked', () => {
  const answers = new Set<string | null>();
  for (let i = 0; i < 20_000; i++) answers.add(siteKey('https://b\u00fccher.example/'));
  expect([...answers]).toEqual(['xn--bcher-kva.example']);
});
