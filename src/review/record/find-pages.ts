/** The pages of a case, searched and sorted. */
import type { PageReview } from './record.ts';

type Order = (a: PageReview, b: PageReview) => number;

const ORDERS: Readonly<Record<string, Order>> = {
  seen: (a, b) => (b.visits.at(-1) ?? '').localeCompare(a.visits.at(-1) ?? ''),
  title: (a, b) => a.title.localeCompare(b.title),
  claims: (a, b) => b.claims.length - a.claims.length,
};
/** What a search looks at; made once a page, since a search asks at each key. */
const searched = new WeakMap<PageReview, string>();

function searchedText(page: PageReview): string {
  const known = searched.get(page);
  if (known !== undefined) return known;
  const { title, address, product, seller, claims } = page;
  const told = claims.flatMap(({ quote, tags, note }) => [quote, ...tags, note]);
  const all = [title, address, product, seller, ...told].join('\n').toLowerCase();
  searched.set(page, all);
  return all;
}

/** Whether a page's title, address, names, quotes, tags or notes hold all words of a search. */
function matches(page: PageReview, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 || words.every((word) => searchedText(page).includes(word));
}

/** @param order `seen` (the last one first), `title` or `claims` (most first) */
export const findPages = (pages: readonly PageReview[], search: string, order: string): PageReview[] =>
  pages.filter((page) => matches(page, search)).sort(ORDERS[order] ?? ORDERS['seen']);
