/** What the gate reads: all text of a frame in one pass, open shadow roots, titles and descriptions included. */

// `NodeFilter`'s constant, so that documents parsed outside of a browser can be read as well.
const SHOW_TEXT = 4;
const UNREAD = 'script,style,noscript,template,textarea,code';
const SAYING = '[alt],[title],[aria-label],meta[name=description i]';
const SAID = ['alt', 'title', 'aria-label', 'content'];
/** Characters that are looked through at a time, */
const CHUNK = 50_000;
/** and those that are looked through again with the next ones, because a claim may stand where one was cut. */
const OVERLAP = 500;
/** Elements that are looked at between two chances to pause. */
const STRIDE = 1_000;
/** Characters on each side of a border that are written joined. */
const AROUND = 60;

/** Letters, and all beyond ASCII: there stand letters, too, and signs that the gate reads as if they were not there. */
const mayBeWithin = (code: number): boolean => ((code | 32) - 97) >>> 0 < 26 || code > 0x7f;

interface Joiner {
  /** @returns whether there is enough to look through */
  add(text: string): boolean;
  take(): string;
}

/** Joins texts. Where two meet within letters, they may be one word or words of two blocks: both are written. */
function createJoiner(): Joiner {
  let parts: string[] = [];
  let size = 0;
  /** The end of all that was added. */
  let recent = '';
  return {
    add(text) {
      const isWithin = mayBeWithin(recent.charCodeAt(recent.length - 1)) && mayBeWithin(text.charCodeAt(0));
      if (isWithin) parts.push(` ${recent}${text.slice(0, AROUND)} `);
      parts.push(text);
      size += text.length;
      recent = (recent + text.slice(-AROUND)).slice(-AROUND);
      return size > CHUNK;
    },
    take() {
      const text = parts.join('');
      parts = [text.slice(-OVERLAP)];
      size = 0;
      return text;
    },
  };
}

/**
 * All that is said under a node.
 * @param onRoot called for every open shadow root that is read
 * @yields text to look through; the caller may pause there
 */
export function* textsUnder(node: Node, onRoot: (root: ShadowRoot) => void): Generator<string, void> {
  const joiner = createJoiner();
  const roots = [node as ParentNode & Node];
  for (const root of roots) {
    yield* readTexts(root, joiner);
    let seen = 0;
    for (const { shadowRoot } of root.querySelectorAll?.('*') ?? []) {
      if (shadowRoot) {
        roots.push(shadowRoot);
        onRoot(shadowRoot);
      }
      if (++seen % STRIDE === 0) yield '';
    }
    for (const element of root.querySelectorAll?.(SAYING) ?? [])
      for (const name of SAID) joiner.add(`\n${element.getAttribute(name) ?? ''}\n`);
    yield joiner.take();
  }
}

function* readTexts(root: ParentNode & Node, joiner: Joiner): Generator<string, void> {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, SHOW_TEXT);
  const unread = new Set<Node | null>(root.querySelectorAll?.(UNREAD));
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (unread.has(currentNode.parentNode) || !joiner.add((currentNode as Text).data)) continue;
    yield joiner.take();
    // What the page took away in the pause cannot be walked on from.
    if (!root.contains(currentNode)) walker.currentNode = root;
  }
}
