/**
 * A list of rows that follows what is stored. Rows that did not change stay as they are; where the row with the
 * focus goes, the focus moves to the one that takes its place.
 */
export class RowList<T> {
  private readonly rows = new Map<string, HTMLElement>();

  /**
   * @param toRow makes the content of an entry's row
   * @param fallback gets the focus when the last row has gone
   */
  constructor(
    private readonly list: HTMLElement,
    private readonly toRow: (entry: T) => readonly Node[],
    private readonly fallback: HTMLElement,
  ) {}

  show(entries: readonly T[]): void {
    const wanted = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
    const focusedAt = this.focusedRow();
    for (const [key, row] of this.rows) {
      if (wanted.has(key)) continue;
      row.remove();
      this.rows.delete(key);
    }
    let at = this.list.firstElementChild;
    for (const [key, entry] of wanted) {
      const row = this.rows.get(key) ?? this.add(key, entry);
      if (row === at) at = at.nextElementSibling;
      else this.list.insertBefore(row, at);
    }
    this.list.hidden = entries.length === 0;
    if (focusedAt >= 0 && this.focusedRow() < 0) this.focusNear(focusedAt);
  }

  private add(key: string, entry: T): HTMLElement {
    const row = this.list.ownerDocument.createElement('li');
    row.append(...this.toRow(entry));
    this.rows.set(key, row);
    return row;
  }

  /** Place of the row that holds the focus, or -1. */
  private focusedRow(): number {
    const focused = this.list.ownerDocument.activeElement;
    return [...this.list.children].findIndex((row) => row.contains(focused));
  }

  private focusNear(at: number): void {
    const { children } = this.list;
    const row = children[Math.min(at, children.length - 1)];
    (row?.querySelector<HTMLElement>('button, input') ?? this.fallback).focus();
  }
}
