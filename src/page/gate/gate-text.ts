/** What the gate reads: a frame's text in one pass, borders lost, with what titles and pictures say. */

const UNREAD = /^(?:script|style|noscript|template|textarea|code)$/i;

/** All text under a node, joined; unlike `textContent` it leaves out scripts and styles. */
export function textUnder(root: Node): string {
  const document = root.ownerDocument ?? (root as Document);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!UNREAD.test(node.parentNode?.nodeName ?? '')) texts.push(node.nodeValue ?? '');
  return texts.join('');
}

/** The text of a whole document: body, title, description, pictures' descriptions. */
export function gateText(document: Document): string {
  const meta = document.querySelector('meta[name="description" i]')?.getAttribute('content') ?? '';
  const alts = [...document.images].map((image) => image.alt);
  return [textUnder(document), document.title, meta, ...alts].join('\n');
}
