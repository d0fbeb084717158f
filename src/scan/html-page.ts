import { parseHTML } from 'linkedom';
import type { Block } from '../detect/claim.ts';
import { readBlocks } from '../page/reading/read-blocks.ts';
import { structuredTexts } from '../page/reading/structured-data.ts';
import type { Place } from '../shared/messages/found-claim.ts';

export interface HtmlPage {
  /** As the extension would read them from the page: its title first, then the text in page order. */
  readonly blocks: (Block & { readonly where: Place })[];
  /** The texts that the page keeps for search engines. */
  readonly data: Block[];
  readonly title: string;
  /** Where it was saved from, if the browser wrote that into it. */
  readonly address?: string;
}

/** Browsers that save "HTML only" begin with it: `<!-- saved from url=(0020)https://example.org/ -->`. */
const SAVED_FROM = /^.{0,200}<!--\s*saved from url=\(\d+\)(\S+)\s*-->/s;

/** The source with the tags that a page may leave out: the parser adds no root and no body, as a browser would. */
function whole(html: string): string {
  const body = html.search(/<body[\s>]/i);
  if (body < 0) return `<!doctype html><html><head></head><body>${html}</body></html>`;
  if (/<html[\s>]/i.test(html)) return html;
  const head = html.slice(0, body).replace(/<!doctype[^>]*>|<\/?head(?:\s[^>]*)?>/gi, '');
  return `<!doctype html><html><head>${head}</head>${html.slice(body)}</html>`;
}

/**
 * Reads an HTML page.
 * @param html a document's source, or a fragment's.
 */
export function readHtmlPage(html: string): HtmlPage {
  const { document } = parseHTML(whole(html));
  // In a page that leaves out its body's tag the title stands in there, too.
  const title = document.title || (document.querySelector('body > title')?.textContent ?? '');
  const address = SAVED_FROM.exec(html)?.[1];
  return {
    blocks: readBlocks(document.body).blocks.map(({ text, kind, where }) => ({ text, kind, where })),
    data: structuredTexts(document),
    title: title.replace(/\s+/g, ' ').trim(),
    ...(address && { address }),
  };
}
