/** What the review store keeps, against a real implementation of IndexedDB. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Case, PageReview } from '../../src/review/record/record.ts';
import { ReviewStore } from '../../src/review/store/review-store.ts';

const aCase = (id: string, changed = '2026-11-23T10:00:00Z'): Case => ({
  id,
  name: `Case ${id}`,
  created: '2026-11-23T09:00:00Z',
  changed,
});
const aPage = (id: string, caseId: string, key = `https://shop.example/${id}`): PageReview => ({
  id,
  caseId,
  key,
  address: `${key}#top`,
  title: 'Tea',
  product: '',
  seller: '',
  claims: [],
  visits: ['2026-11-23T09:00:00Z'],
});
const aCapture = (id: string, pageId: string) => ({
  id,
  pageId,
  taken: '2026-11-23T09:30:00Z',
  name: `${id}.zip`,
  zip: new Blob(['zip']),
});

describe('the review store', () => {
  let store: ReviewStore;
  let name: string;

  beforeEach(async () => {
    name = crypto.randomUUID();
    store = await ReviewStore.open(name);
  });
  afterEach(() => store.close());

  test('gives back what was kept, after it was closed, the case changed last first', async () => {
    await store.keepCase(aCase('a'));
    await store.keepCase(aCase('b'));
    await store.keepPage(aPage('p', 'a'), aCase('a'), '2026-11-23T11:00:00Z');
    store.close();
    store = await ReviewStore.open(name);
    expect((await store.cases()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await store.pagesOf('a')).toEqual([aPage('p', 'a')]);
  });

  test('finds a page by its key within one case only', async () => {
    await store.keepPage(aPage('p', 'a', 'https://shop.example/tea'), aCase('a'), '');
    await store.keepPage(aPage('q', 'b', 'https://shop.example/tea'), aCase('b'), '');
    expect((await store.pageIn('b', 'https://shop.example/tea'))?.id).toBe('q');
    expect(await store.pageIn('c', 'https://shop.example/tea')).toBeUndefined();
  });

  test('what is removed is gone, captures and all, and the rest stays', async () => {
    await store.keepAll([aCase('a'), aCase('b')], [aPage('p', 'a'), aPage('q', 'b')]);
    await store.keepCapture(aCapture('x', 'p'));
    await store.keepCapture(aCapture('y', 'q'));
    await store.removeCase('a');
    expect(await store.pagesOf('a')).toEqual([]);
    expect(await store.capturesOf('p')).toEqual([]);
    expect((await store.capturesOf('q')).map(({ id }) => id)).toEqual(['y']);
    await store.removeAll();
    expect(await store.cases()).toEqual([]);
    expect(await store.capturesOf('q')).toEqual([]);
  });

  test('a case that the browser has erased is there again with the next page that is kept in it', async () => {
    await store.keepPage(aPage('p', 'a'), aCase('a'), '2026-11-23T12:00:00Z');
    expect(await store.cases()).toEqual([aCase('a', '2026-11-23T12:00:00Z')]);
  });

  test('an import that fails half-way leaves nothing behind', async () => {
    const broken = { ...aPage('q', 'a'), title: () => 'a function cannot be stored' };
    await expect(store.keepAll([aCase('a')], [broken as unknown as PageReview])).rejects.toThrow();
    expect(await store.cases()).toEqual([]);
  });
});
