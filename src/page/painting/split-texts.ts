/**
 * The net under marks. Wrapping a part of a text node splits it: the page's own node keeps the text before the mark,
 * and the rest stands in nodes that the page knows nothing of. Many pages hold on to their text nodes; what they
 * then change or remove is only that first node. So every mark remembers it, and goes when the page touches it.
 *
 * Texts are given back with `appendData`, never `normalize()`, which would merge nodes of the page's own.
 */

type Member = HTMLElement | Text;

/** A text node of the page, and what follows it that was split from it: piece, text, piece, text … */
interface Split {
  readonly origin: Text;
  readonly rest: Member[];
}

/** What the page did to a split text node. */
type Harm = 'none' | 'rewritten' | 'moved' | 'taken-apart';

const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

export class SplitTexts {
  private readonly byNode = new WeakMap<Node, Split>();

  /** Notes a piece that was just wrapped; the texts that it was split from stand before and after it. */
  add(piece: HTMLElement): void {
    const { previousSibling: before, nextSibling: after } = piece;
    if (!before || !after || !isText(before) || !isText(after)) return;
    const split = this.byNode.get(before) ?? { origin: before, rest: [] };
    // The piece belongs behind the text that it was cut from, which may itself have been cut off earlier.
    const place = before === split.origin ? 0 : split.rest.indexOf(before) + 1;
    split.rest.splice(place, 0, piece, after);
    for (const node of [before, piece, after]) this.byNode.set(node, split);
  }

  /** Puts a piece's text back into the node that it was split from. */
  giveBack(piece: HTMLElement): void {
    const split = this.byNode.get(piece);
    const { previousSibling: before, nextSibling: after } = piece;
    const isWhole = piece.childNodes.length <= 1 && before && after && isText(before) && isText(after);
    if (!split || !isWhole || this.byNode.get(before) !== split || this.byNode.get(after) !== split) {
      // The page changed what is in or around the piece: its content stays, and nothing else is touched.
      piece.replaceWith(...piece.childNodes);
      return;
    }
    split.rest.splice(split.rest.indexOf(piece), 2);
    before.appendData((piece.textContent ?? '') + after.data);
    after.remove();
    piece.remove();
  }

  /**
   * Mends what changes of the page have torn: run on every batch of changes before the page goes on.
   * @returns the elements in which pieces were taken away
   */
  mend(records: readonly MutationRecord[]): Element[] {
    /** Nodes that the page rewrote or put somewhere itself: what it did to them is what it wants. */
    const handled = new Set<Node>();
    const rewritten = new Set<Node>();
    const touched = new Set<Split>();
    const touch = (node: Node | null): void => {
      const split = node && this.byNode.get(node);
      if (split && split.rest.length > 0) touched.add(split);
    };
    // A page may change much at a time: nothing is made for a record that concerns no text of ours.
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      touch(target);
      if (type === 'characterData') {
        touch(target.parentNode);
        rewritten.add(target);
      } else {
        touch(previousSibling);
        touch(nextSibling);
      }
      for (const node of addedNodes) {
        touch(node);
        handled.add(node);
      }
      for (const node of removedNodes) touch(node);
    }
    for (const node of rewritten) handled.add(node);
    return [...touched].flatMap((split) => this.mendOne(split, rewritten.has(split.origin), handled) ?? []);
  }

  private mendOne(split: Split, isRewritten: boolean, handled: ReadonlySet<Node>): Element | null {
    const harm = isRewritten ? 'rewritten' : harmTo(split);
    if (harm === 'none') return null;
    const rest = split.rest.splice(0);
    const place = split.origin.parentElement ?? rest[0]?.parentElement ?? null;
    if (harm === 'moved') split.origin.appendData(rest.map((node) => node.textContent ?? '').join(''));
    // Frameworks that take over what a server wrote use any text node that stands there, ours too.
    const isStale = (node: Member) => harm === 'moved' || (harm === 'rewritten' && !handled.has(node));
    for (const node of rest) if (isStale(node)) node.remove();
    for (const node of [split.origin, ...rest]) this.byNode.delete(node);
    return place;
  }
}

/**
 * Whether a split still stands in one row. Out of place, its text goes back into its first node, wherever that is
 * now; but when the page itself moved or removed our parts, it has seen them and has made of them what it wants.
 */
function harmTo({ origin, rest }: Split): Harm {
  const parent = origin.parentNode;
  const isApart = rest.some((node) => !isOurs(node));
  let at: Node = origin;
  for (const node of rest) {
    if (at.nextSibling !== node) {
      const partsStayed = rest.every(
        (one) => one.parentNode === rest[0]?.parentNode && one.parentNode !== null,
      );
      return partsStayed || parent === null ? 'moved' : 'taken-apart';
    }
    at = node;
  }
  return isApart ? 'taken-apart' : 'none';
}

/** Whether a piece still holds nothing but its text. */
const isOurs = (node: Member): boolean =>
  isText(node) || (node.childNodes.length === 1 && node.firstChild !== null && isText(node.firstChild));
