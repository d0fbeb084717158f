/** Places that an empty list keeps. */
const MOST_KEPT = 0x10000;

/** A list of whole numbers of 32 bits that grows as needed and is used again and again. */
export class IntList {
  /** Only the first `length` count. It is another array after the list has grown. */
  values: Int32Array;
  length = 0;

  constructor(capacity = 64) {
    this.values = new Int32Array(capacity);
  }

  /** Empties the list; one that has grown out of the ordinary gives its room back. */
  clear(): void {
    this.length = 0;
    if (this.values.length > MOST_KEPT) this.values = new Int32Array(MOST_KEPT);
  }

  /** Adds a number and returns its place. */
  push(value: number): number {
    if (this.length === this.values.length) this.reserve(this.length + 1);
    this.values[this.length] = value;
    return this.length++;
  }

  at(place: number): number {
    return this.values[place] ?? 0;
  }

  /** Makes the list longer; what the new places hold is for the caller to write. */
  extend(count: number): void {
    this.reserve(this.length + count);
    this.length += count;
  }

  /** Sees to it that places up to a length are there. */
  reserve(length: number): void {
    if (length <= this.values.length) return;
    const grown = new Int32Array(Math.max(length, 2 * this.values.length));
    grown.set(this.values);
    this.values = grown;
  }
}
