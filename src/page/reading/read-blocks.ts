/** Reads a whole document in one go, by the names of its elements alone. */
import { atOnce } from '../../detect/steps.ts';
import { BlockTree, type Reading, type TreeNeeds } from './block-tree.ts';
import { lineBreaksByName } from './line-breaks.ts';

const BY_NAME: TreeNeeds = {
  isBorder: () => false,
  isUnseen: () => false,
  lineBreaksIn: lineBreaksByName,
  onRoot: () => undefined,
};

export const readBlocks = (root: Element): Reading => atOnce(new BlockTree(BY_NAME).read(root));
