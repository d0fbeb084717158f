/** What the gate reads: all text of a frame in one pass, open shadow roots, titles and descriptions included. */

// `NodeFilter`'s constant, so that documents parsed outside of a browser can be read as well.
const SHOW_TEXT = 4;
const UNREAD = 'script,style,noscript,template,textarea,code';
/**
 * Elements that may have a shadow root (https://dom.spec.whatwg.org/#dom-element-attachshadow): to ask each element of
 * a page takes as long as to read all of its text. A paragraph may have one, too, but is there for its own text.
 */
const MAY_HOST = ':not(a,b,br,button,em,i,img,input,label,li,option,p,path,script,strong,td,tr,ul)';
/** Attributes that say something; `content` is that of descriptions. */
export const SAYING = ['alt', 'title', 'aria-label', 'content'];
/** Characters that are looked through at a time, */
const CHUNK = 50_000;
/** and those that are looked through again with the next ones, because a claim may stand where one was cut. */
const OVERLAP = 500;
/** Elements that are looked at between two chances to pause. */
const STRIDE = 1_000;
/** Characters on each side of a border that are written joined. */
const AROUND = 60;

/** What text can be read under. */
export type Readable = Document | Element | ShadowRoot;

/** Letters, and all beyond ASCII: there stand letters, too, and signs that the gate reads as if they were not there. */
const mayBeWithin = (code: number): boolean => ((code | 32) - 97) >>> 0 < 26 || code > 0x7f;

/**
 * All that is said under a node. Where two texts meet within letters, they may be one word or words of two blocks:
 * both are written.
 * @param onRoot called for every open shadow root that is read
 * @yields text to look through; the caller may pause there
 */
export function* textsUnder(node: Readable, onRoot: (root: ShadowRoot) => void): Generator<string, void> {
  const roots: Readable[] = [node];
  let parts: string[] = [];
  let size = 0;
  /** What was added last, and before it enough to look around. */
  let recent = '';
  const add = (text: string): void => {
    if (mayBeWithin(recent.charCodeAt(recent.length - 1)) && mayBeWithin(text.charCodeAt(0)))
      parts.push(` ${recent.slice(-AROUND)}${text.slice(0, AROUND)} `);
    parts.push(text);
    size += text.length;
    recent = text.length < AROUND ? recent.slice(-AROUND) + text : text;
  };
  const take = (): string => {
    const text = parts.join('');
    parts = [text.slice(-OVERLAP)];
    size = 0;
    return text;
  };
  for (const root of roots) {
    // Their own texts, rather than a look at the parent of every text: each look at a node costs.
    const unread = new Set([...root.querySelectorAll(UNREAD)].flatMap(({ childNodes }) => [...childNodes]));
    const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!unread.has(text as ChildNode)) add((text as Text).data);
      if (size < CHUNK) continue;
      yield take();
      // What the page took away in the pause cannot be walked on from.
      if (!root.contains(text)) walker.currentNode = root;
    }
    let seen = 0;
    for (const { shadowRoot } of root.querySelectorAll(MAY_HOST)) {
      if (shadowRoot) {
        roots.push(shadowRoot);
        onRoot(shadowRoot);
      }
      if (++seen % STRIDE === 0) yield '';
    }
    for (const element of root.querySelectorAll(SAYING.map((name) => `[${name}]`).join()))
      for (const name of SAYING) add(`\n${element.getAttribute(name) ?? ''}\n`);
    yield take();
  }
}
