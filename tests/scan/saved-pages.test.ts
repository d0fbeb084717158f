/** Saved pages: HTML in any charset, MHTML, the review panel's captures. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/review/capture/manifest.ts';
import { readHtmlPage } from '../../src/scan/html-page.ts';
import { decodeHtml } from '../../src/scan/html-text.ts';
import { readMhtml } from '../../src/scan/mhtml.ts';
import { objectsIn, scanned } from './scanning.ts';

const CLAIM = 'This tea melts belly fat.';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('HTML', () => {
  test.each([
    ['as UTF-8', Buffer.from('<p>thé'), undefined],
    ['by its own word', latin1('<head><meta charset="windows-1252"><p>thé'), undefined],
    [
      'by its older word',
      latin1('<meta http-equiv="x" content="text/html; charset=iso-8859-1"><p>thé'),
      undefined,
    ],
    ['by the server’s word', latin1('<meta charset="utf-8"><p>thé'), 'windows-1252'],
    ['by its mark', Buffer.from('\ufeff<meta charset="windows-1252"><p>thé', 'utf16le'), 'windows-1252'],
    ['by the next word when one is unknown', latin1('<meta charset="latin1"><p>thé'), 'x-no-such'],
  ])('is decoded %s', (_, bytes, charset) => expect(decodeHtml(bytes, charset)).toMatch(/<p>thé$/));

  test('that is binary is told, the next file is read', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13);
    const result = await scanned({ 'a.html': png, 'b.htm': `<p>${CLAIM}` });
    expect([result.status, result.complaints]).toEqual([1, ['a.html:1: binary data, no HTML']]);
    expect(objectsIn(result)).toMatchObject([{ id: 'b.htm', claims: [{ quote: CLAIM }] }]);
  });

  test.each([
    '<body><div>',
    '<!doctype html><title>T</title><body><p>',
    '<html><body>',
    '<title>T</title><p>',
  ])('may leave out tags: %s', (start) =>
    expect(readHtmlPage(start + CLAIM).blocks.at(-1)).toMatchObject({ text: CLAIM }),
  );

  test('knows where a browser saved it from', async () => {
    const page = `<!DOCTYPE html>\n<!-- saved from url=(0018)https://a.example/ -->\n<p>${CLAIM}`;
    const { text } = await scanned({ 'a.html': page }, '--format=csv', '--no-header');
    expect(text).toMatch(/^https:\/\/a\.example\/,/);
  });
});

/** As Chromium writes it. */
const mhtml = (page: readonly string[], ...more: string[]) =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://shop.example/tea',
    'Subject: =?utf-8?Q?Flat=20tummy?=',
    ' =?utf-8?Q?=20th=C3=A9?=',
    'Date: Mon, 23 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----Boundary--x----"',
    '',
    '',
    '------Boundary--x----',
    ...page,
    ...more.flatMap((part) => ['------Boundary--x----', part]),
    '------Boundary--x------',
    '',
  ].join('\r\n');

const QUOTED = [
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://shop.example/tea?x=3D1',
  '',
  '<p class=3D"x">Th=C3=A9: this tea melts bel=',
  'ly fat.</p>',
];

describe('MHTML', () => {
  test('its page is read, with where, what and when', () => {
    const picture = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=';
    expect(readMhtml(latin1(mhtml(QUOTED, picture)))).toMatchObject({
      blocks: [{ text: 'Thé: this tea melts belly fat.' }],
      address: 'https://shop.example/tea?x=3D1',
      title: 'Flat tummy thé',
      seen: '2026-11-23T09:00:00.000Z',
    });
  });

  test('the first HTML is the page, behind pictures and within a multipart too', () => {
    const base64 = Buffer.from(`<meta charset="utf-8"><p>Thé. ${CLAIM}`).toString('base64');
    const inner = [
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      '',
      base64.replace(/.{40}/g, '$&\r\n'),
      '--in--',
    ].join('\r\n');
    const frame = 'Content-Type: text/html\r\n\r\n<p>A frame.';
    const file = mhtml(['Content-Type: text/css', '', 'p {}'], inner, frame);
    expect(readMhtml(latin1(file)).blocks).toMatchObject([{ text: `Thé. ${CLAIM}` }]);
    expect(readMhtml(latin1(file.replaceAll('\r\n', '\n'))).blocks).toHaveLength(1);
  });

  test('a page that was cut off is read as far as it goes', () => {
    const whole = mhtml(QUOTED);
    const cut = latin1(whole.slice(0, whole.indexOf('</p>')));
    expect(readMhtml(cut).blocks).toMatchObject([{ text: 'Thé: this tea melts belly fat.' }]);
  });

  test('without HTML, or no MHTML at all, it is told and the rest goes on', async () => {
    const files = {
      'a.mhtml': mhtml(['Content-Type: text/plain', '', CLAIM]),
      'b.mht': '<p>no mhtml',
      'c.mhtml': mhtml(QUOTED),
    };
    const result = await scanned(files);
    expect(result.complaints).toEqual([
      'a.mhtml:1: no part of type text/html in this MHTML file',
      'b.mht:1: no MHTML: a Content-Type header is missing',
    ]);
    expect(objectsIn(result)).toMatchObject([{ id: 'c.mhtml', claims: [{ block: 0 }] }]);
    const kept = await scanned(files, '--keep-going');
    expect(kept.status).toBe(0);
    expect(objectsIn(kept)).toMatchObject([{ id: 'a.mhtml', line: 1 }, { id: 'b.mht' }, { claims: [{}] }]);
  });
});

async function captured(html: string, hashed = html) {
  const manifest = {
    address: 'https://shop.example/tea',
    title: 'Tea',
    started: '2026-11-23T10:00:00.000Z',
    parts: [{ name: 'page.html', sha256: await sha256(strToU8(hashed) as Uint8Array<ArrayBuffer>) }],
  };
  return zipSync({
    'manifest.json': strToU8(JSON.stringify(manifest)),
    'page.html': strToU8(html),
    'page-01.png': new Uint8Array(5000),
  });
}

describe('a capture', () => {
  test('its page is read, with what its manifest tells', async () => {
    const zip = await captured(`<p>${CLAIM}`);
    const result = await scanned({ 'tea.zip': zip }, '--format=csv', '--no-header');
    expect(result.text).toMatch(
      /^https:\/\/shop\.example\/tea,Tea,2026-11-23T10:00:00\.000Z,This tea melts belly fat\.,/,
    );
  });

  test('broken, changed since, or none: told, and the rest goes on', async () => {
    const good = await captured(`<p>${CLAIM}`);
    const result = await scanned({
      'cut.zip': good.slice(0, good.length / 2),
      'text.zip': 'no zip',
      'other.zip': zipSync({ 'a.txt': strToU8('a') }),
      'changed.zip': await captured('<p>Now harmless.', `<p>${CLAIM}`),
      'good.zip': good,
    });
    expect(result.status).toBe(1);
    expect(result.complaints).toEqual([
      expect.stringMatching(/^cut\.zip:1: a broken zip/),
      expect.stringMatching(/^text\.zip:1: a broken zip/),
      expect.stringMatching(/^other\.zip:1: no page\.html/),
      expect.stringMatching(/^changed\.zip:1: page\.html is not as it was captured/),
    ]);
    expect(objectsIn(result)).toMatchObject([{ id: 'good.zip', claims: [{ quote: CLAIM }] }]);
  });
});
