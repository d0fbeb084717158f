import type { Table } from './tables.ts';

export function markdownTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `<!-- figures: WHICH -->` … `<!-- /figures -->` */
const FIGURES = /(<!-- figures: ([a-z ]+) -->\n)[\s\S]*?(<!-- \/figures -->)/g;

/**
 * Puts figures where a Markdown text asks for them.
 * @param figuresOf the figures for the word after `figures:`
 */
export const withFigures = (markdown: string, figuresOf: (which: string) => string): string =>
  markdown.replace(
    FIGURES,
    (_, open: string, which: string, close: string) => `${open}\n${figuresOf(which)}\n\n${close}`,
  );
