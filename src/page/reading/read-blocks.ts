/** Reads a whole document in one go, by the names of its elements alone. */
import { BlockTree, type Reading, type TreeNeeds } from './block-tree.ts';
import { lineBreaksByName } from './line-breaks.ts';

const BY_NAME: TreeNeeds = {
  isBorder: () => false,
  isUnseen: () => false,
  lineBreaksIn: lineBreaksByName,
  onRoot: () => undefined,
};

export function readBlocks(root: Element): Reading {
  const reading = new BlockTree(BY_NAME).read(root);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
