import { MARK_ATTRIBUTE } from './painting/mark-painter.ts';

const MARK = `mark[${MARK_ATTRIBUTE}]`;

/** Whether another copy of the extension marks a document, too: marks of one copy never stand in one another. */
export const hasOtherCopy = (document: Document): boolean =>
  document.querySelector(`${MARK} ${MARK}`) !== null;
