/** Whether a page's claims have become so many more or fewer that it is worth an interruption. */

/** Fewer claims more or less than this are not. */
const LEAST_CHANGE = 3;

/** Whether a number of claims is far enough from the one that was told last: by half of it, and by three. */
export const isNews = (told: number, count: number): boolean =>
  told === 0 || count === 0
    ? told !== count
    : Math.abs(count - told) >= Math.max(LEAST_CHANGE, Math.min(told, count) / 2);
