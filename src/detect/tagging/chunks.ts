/** Length of a chunk in numbers: 128 KB. */
const CHUNK = 0x8000;

/**
 * Hands out places in large arrays of whole numbers. A page has thousands of blocks, and an array of its own for each
 * would cost more than what stands in it. A chunk is let go when nobody holds it any more.
 */
export class Chunks {
  private chunk = new Int32Array(0);
  private used = 0;

  /** Places for `length` numbers, all 0. */
  take(length: number): { readonly cells: Int32Array; readonly from: number } {
    if (this.used + length > this.chunk.length) {
      this.chunk = new Int32Array(Math.max(length, CHUNK));
      this.used = 0;
    }
    const from = this.used;
    this.used += length;
    return { cells: this.chunk, from };
  }
}
