/** A verdict as word and icon, the same in card and popup. Colour only helps: each icon has its own shape. */
import type { Verdict } from '../evidence.ts';
import { lineIcon } from './line-icon.ts';
import { type TextKey, text } from './texts.ts';

const WORDS: Readonly<Record<Verdict, TextKey>> = {
  'not-supported': 'verdictNotSupported',
  misleading: 'verdictMisleading',
  'needs-context': 'verdictNeedsContext',
  'no-evidence': 'verdictNoEvidence',
};

/** Outlines of the icons on a 20×20 grid, drawn for the project: a cross, half a disc, a bracket, a question. */
const ICONS: Readonly<Record<Verdict, string>> = {
  'not-supported': 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z M7.2 7.2l5.6 5.6 M12.8 7.2l-5.6 5.6',
  misleading: 'M10 2.8 17.8 16.6H2.2Z M10 8v4 M10 14.2v.2',
  'needs-context': 'M6.5 3.5h-3v13h3 M13.5 3.5h3v13h-3 M7.5 10h.1 M10 10h.1 M12.5 10h.1',
  'no-evidence': 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z M6.5 10h7',
};

export const verdictWord = (verdict: Verdict): string => text(WORDS[verdict]);

/** An element with the verdict's icon and word. */
export function verdictSign(document: Document, verdict: Verdict): HTMLElement {
  const sign = document.createElement('span');
  sign.className = 'verdict';
  sign.dataset.verdict = verdict;
  sign.append(lineIcon(document, ICONS[verdict]), verdictWord(verdict));
  return sign;
}
