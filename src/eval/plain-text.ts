import type { Table } from './tables.ts';

/** A table in columns, for a terminal. */
export function plainTable({ title, head, rows }: Table): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [title, ...[head, ...rows].map(line)].join('\n');
}
