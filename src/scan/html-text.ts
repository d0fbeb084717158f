import { BadRecord } from './record.ts';

const MARKS: readonly (readonly [bytes: readonly number[], charset: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/** Browsers look for a page's own word on its charset in so many bytes. https://html.spec.whatwg.org/#charset */
const PRESCAN = 1024;
/** A file with a NUL byte in this first part is no text. */
const SAMPLE = 8192;

/**
 * A page's source from its bytes, as browsers decode it: by its byte order mark, by what its server said, by its own
 * word, as UTF-8. Throws BadRecord for bytes that are no text.
 * @param charset what the server said; undefined where it is not known
 */
export function decodeHtml(bytes: Uint8Array, charset?: string): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
  if (!marked && bytes.subarray(0, SAMPLE).includes(0)) throw new BadRecord('binary data, no HTML');
  return decode(bytes, [marked, charset, ownCharset(bytes)]);
}

function ownCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(start)?.[1];
  // Whoever could read this far reads no UTF-16.
  return named && /^utf-16/i.test(named) ? 'utf-8' : named;
}

function decode(bytes: Uint8Array, charsets: readonly (string | undefined)[]): string {
  for (const charset of charsets) {
    if (charset === undefined) continue;
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // A name that nobody knows: the next one.
    }
  }
  return new TextDecoder().decode(bytes);
}
