/** What a document says without showing it as text: in attributes, in lists to choose from, in its head. */
import { attributeBlock, type PageBlock } from './blocks.ts';

const NO_BLOCKS: readonly PageBlock[] = [];

/** Texts that an element says without showing them. */
export function unshownTexts(element: Element): readonly PageBlock[] {
  const tag = element.localName;
  if (tag !== 'select' && !element.hasAttributes()) return NO_BLOCKS;
  const texts =
    tag === 'select'
      ? [...element.querySelectorAll('option')].map((option) => option.textContent)
      : [tag === 'img' ? element.getAttribute('alt') : null];
  texts.push(element.getAttribute('aria-label'), element.getAttribute('title'));
  return texts.map((text) => attributeBlock(element, text, 'alt', 'alt')).filter((block) => block !== null);
}

/** The document's title and description, which searches and shared links show. */
export function headBlocks(document: Document): PageBlock[] {
  const title = document.querySelector('head > title');
  const meta = document.querySelector('meta[name="description" i]');
  return [
    title && attributeBlock(title, document.title, 'title', 'title'),
    meta && attributeBlock(meta, meta.getAttribute('content'), 'text', 'meta'),
  ].filter((block) => block !== null);
}
