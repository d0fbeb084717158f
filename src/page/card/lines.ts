/** What a claim covers of the screen, line by line. */

/** A box in CSS px of the viewport. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** The boxes of a claim's pieces as one box a line of text, in reading order. */
export function linesOf(boxes: Iterable<Box>): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    if (box.right <= box.left || box.bottom <= box.top) continue;
    const last = lines.at(-1);
    const middle = (box.top + box.bottom) / 2;
    if (last && middle > last.top && middle < last.bottom) lines[lines.length - 1] = around(last, box);
    else lines.push(box);
  }
  return lines;
}

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
