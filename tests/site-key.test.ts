import { describe, expect, test } from 'vitest';
import { coveringKeys, siteKey } from '../src/shared/site-key.ts';

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
  ])('%s is %s', (address, key) => {
    expect(siteKey(address)).toBe(key);
  });

  test.each([
    'about:blank',
    'data:text/html,hello',
    'chrome://settings/',
    'moz-extension://x/',
    '',
    'no address',
  ])('%j has no site', (address) => {
    expect(siteKey(address)).toBeNull();
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
