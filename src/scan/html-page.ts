import { parseHTML } from 'linkedom';
import type { Block } from '../detect/claim.ts';
import { readBlocks } from '../page/reading/block-tree.ts';

/**
 * The readable blocks of an HTML file, as the extension would read them from the page: its title first, then the
 * text in page order.
 * @param html a document's source, or a fragment's.
 */
export function readHtmlPage(html: string): Block[] {
  // The parser builds no body around a fragment, as a browser would.
  const source = /<body[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document } = parseHTML(source);
  return readBlocks(document.body).blocks.map(({ text, kind }) => ({ text, kind }));
}
