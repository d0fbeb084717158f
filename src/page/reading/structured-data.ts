/**
 * What a page tells search engines and not its readers: names and descriptions in its JSON-LD. Sellers put claims
 * there that stand nowhere else. https://json-ld.org
 */
import type { Block } from '../../detect/claim.ts';

const TOLD = new Set([
  'name',
  'headline',
  'description',
  'alternateName',
  'slogan',
  'abstract',
  'text',
  'reviewBody',
]);
/** Texts of one page at most, and values looked at: a page could hold any amount. */
const MOST_TEXTS = 200;
const MOST_VALUES = 20_000;

/** The texts in a document's JSON-LD, as blocks; data that cannot be read is left out. */
export function structuredTexts(document: Document): Block[] {
  const texts: string[] = [];
  let looked = 0;
  const open: [key: string, value: unknown][] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    open.push(['', parsed(script.textContent)]);
  while (open.length > 0 && texts.length < MOST_TEXTS && looked < MOST_VALUES) {
    const [key, value] = open.pop() ?? ['', null];
    looked += 1;
    if (typeof value === 'string') {
      if (TOLD.has(key) && /\S/.test(value)) texts.push(value);
    } else if (Array.isArray(value)) for (const entry of value.toReversed()) open.push([key, entry]);
    else if (typeof value === 'object' && value !== null)
      for (const entry of Object.entries(value).toReversed()) open.push(entry);
  }
  return [...new Set(texts)].map((text) => ({ text, kind: 'text' }));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
