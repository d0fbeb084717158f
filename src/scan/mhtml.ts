/**
 * The page in an MHTML file (RFC 2557): the first part of type text/html. Of MIME it reads what browsers write into
 * such files: folded headers, nested multiparts, base64, quoted-printable (RFC 2045), encoded words (RFC 2047).
 */
import { decodeHtml } from './html-text.ts';
import { BadRecord, htmlContent, type PageRecord } from './record.ts';

/** A part of a MIME message. Its text is bytes as latin1, one character a byte. */
interface Part {
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Multiparts within multiparts at most. */
const DEEPEST = 8;

/** Reads a saved page. Throws BadRecord for a file that is no MHTML or holds no HTML. */
export function readMhtml(bytes: Uint8Array): Omit<PageRecord, 'id'> {
  const file = parsePart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  if (!file.headers.has('content-type')) throw new BadRecord('no MHTML: a Content-Type header is missing');
  const html = htmlPart(file, DEEPEST);
  if (!html) throw new BadRecord('no part of type text/html in this MHTML file');
  const page = htmlContent(decodeHtml(bodyBytes(html), parameter(html, 'charset')));
  const address =
    html.headers.get('content-location') ?? file.headers.get('snapshot-content-location') ?? page.address;
  const title = page.title || decodedWords(file.headers.get('subject') ?? '');
  const seen = Date.parse(file.headers.get('date') ?? '');
  return {
    ...page,
    title,
    ...(address && { address }),
    ...(!Number.isNaN(seen) && { seen: new Date(seen).toISOString() }),
  };
}

function parsePart(source: string): Part {
  const start = source.replace(/^(?:\r?\n)+/, '');
  const gap = /\r?\n\r?\n/.exec(start);
  const head = gap ? start.slice(0, gap.index) : start;
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = unfolded.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return { headers: new Map(headers), body: gap ? start.slice(gap.index + gap[0].length) : '' };
}

const typeOf = ({ headers }: Part): string =>
  headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

/** A parameter of a part's Content-Type, quoted or not. */
function parameter({ headers }: Part, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i');
  const [, quoted, plain] = found.exec(headers.get('content-type') ?? '') ?? [];
  return quoted ?? plain;
}

/** The first HTML in a part, in page order; undefined when there is none. */
function htmlPart(part: Part, depth: number): Part | undefined {
  const type = typeOf(part);
  if (type === 'text/html' || type === 'application/xhtml+xml') return part;
  const boundary = parameter(part, 'boundary');
  if (!type.startsWith('multipart/') || !boundary || depth === 0) return undefined;
  for (const inner of innerParts(part.body, boundary)) {
    const found = htmlPart(parsePart(inner), depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** The sources of a multipart's parts, each cut out when it is asked for: pictures after the page are not copied. */
function* innerParts(body: string, boundary: string): Generator<string> {
  const line = `--${boundary}`;
  let from = lineStart(body, line, 0);
  while (from >= 0 && !body.startsWith('--', from + line.length)) {
    const to = lineStart(body, line, from + line.length);
    yield body.slice(from + line.length, to < 0 ? undefined : to).replace(/\r?\n$/, '');
    from = to;
  }
}

/** Where a line begins with this text, from `from` on; -1 for nowhere. */
function lineStart(body: string, text: string, from: number): number {
  for (let at = body.indexOf(text, from); at >= 0; at = body.indexOf(text, at + 1))
    if (at === 0 || body[at - 1] === '\n') return at;
  return -1;
}

function bodyBytes({ headers, body }: Part): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1');
}

/** Quoted-printable text decoded: `=C3` is a byte, `=` at a line's end joins it to the next. */
const unquoted = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A header's text with its encoded words (`=?utf-8?Q?Flat=20tummy?=`) decoded. */
function decodedWords(header: string): string {
  const joined = header.replace(/(\?=)\s+(?==\?)/g, '$1');
  return joined.replace(
    /=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, form: string, text: string) =>
      decodeHtml(
        /b/i.test(form)
          ? Buffer.from(text, 'base64')
          : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1'),
        charset,
      ),
  );
}
