/**
 * Functions that run inside documents: they are sent as source, so each must stand alone.
 * Biome and the compiler see them as ordinary code; nothing from this module's scope may be used in them.
 */
import type { Focus, Script } from './browser.ts';

/** Where to click an element, or why that is not possible yet. */
export type Aim = { x: number; y: number } | string;

/** The source of an expression that calls `script` with `args` (which pass as JSON). */
export function callSource<A extends unknown[], R>(script: Script<A, R>, args: A, first?: string): string {
  if (typeof script === 'string') return script;
  const list = args.map((arg) => JSON.stringify(arg) ?? 'null');
  return `(${script})(${(first === undefined ? list : [first, ...list]).join(', ')})`;
}

/**
 * The middle of the first match's first line box in viewport pixels. Scrolls when it is out of view or
 * covered.
 * A wrapped inline element has a box per line, and the middle of their common box may lie outside all.
 */
export function aimAt(root: Document | ShadowRoot, selector: string): Aim {
  const element = root.querySelector(selector);
  if (!element) return `nothing matches ${selector}`;
  if (element.matches(':disabled')) return `${selector} is disabled`;
  const box = element.getClientRects()[0];
  if (!box) return `${selector} is not rendered`;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) {
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    return `${selector} is out of view`;
  }
  const hit = root.elementFromPoint(x, y);
  if (!hit || !(element.contains(hit) || hit.contains(element))) {
    // By what sticks to the window's edge, it may be: a person would scroll.
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    return `${selector} is covered by ${hit?.outerHTML.slice(0, 120) ?? 'something outside'}`;
  }
  return { x, y };
}

/** Notes, on an element that no page of ours reads or styles, whether the next press hits what matches. */
export function watchPress(selector: string): void {
  document.head.removeAttribute('data-hit');
  const note = ({ target }: Event) => {
    const isHit = target instanceof Element && (target.closest(selector) ?? target.querySelector(selector));
    document.head.setAttribute('data-hit', String(Boolean(isHit)));
  };
  addEventListener('pointerdown', note, { once: true, capture: true });
}

/** Whether the press that was watched for has hit; waits until it is there. */
export function hasHit(): Promise<boolean> {
  return new Promise((answer) => {
    const tell = () => {
      const noted = document.head.getAttribute('data-hit');
      if (noted === null) requestAnimationFrame(tell);
      else answer(noted === 'true');
    };
    tell();
  });
}

export function describeFocus(): Focus {
  const element = document.activeElement ?? document.body;
  return {
    tag: element.localName,
    text: (element.textContent ?? '').trim().slice(0, 80),
    claim: element.getAttribute('data-spotcheck'),
    card: element.hasAttribute('data-spotcheck-card'),
  };
}

export function renderedText(): string {
  return document.body.innerText;
}

/** Text of a shadow root without its style sheets; null for a host that has no content yet. */
export function rootText(root: ShadowRoot | null | undefined): string | null {
  if (!root) return null;
  const parts = [...root.children].filter(
    (child) => child.localName !== 'style' && child.localName !== 'link',
  );
  const text = parts
    .map((part) => (part instanceof HTMLElement ? part.innerText : part.textContent))
    .join('\n');
  return text.trim() === '' ? null : text.trim();
}
