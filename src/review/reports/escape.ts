/** Text of pages as text of a report: nothing in it may turn into markup. */
import { parseAddress } from '../../shared/address.ts';

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that turn the direction of what follows them could make a quote show what it does not say. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What can be shown of a page's text: without control characters and without turns of direction. */
export const showable = (text: string): string => text.replace(CONTROLS, '').replace(DIRECTIONS, '');

export const escapeHtml = (text: string): string =>
  showable(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');

/** A stretch of markup that has been made of escaped parts. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null | undefined | false;

const partOf = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(({ text }) => text).join('');
};

/** A template of HTML; what is filled in is escaped, unless it is markup made in the same way. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((string, i) => string + (i < parts.length ? partOf(parts[i]) : '')).join(''));

/** One line of Markdown: signs that mean something there are escaped, line breaks become spaces. */
export const escapeMarkdown = (text: string): string =>
  showable(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+\-!|~&]/g, '\\$&')
    .trim();

/** An address that a link may lead to: of the web and nothing else; null otherwise. */
export function webAddress(address: string): string | null {
  const url = parseAddress(address);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}
