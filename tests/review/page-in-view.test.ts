/** The page in view and its review: in a fake of the browser's tabs, over a real implementation of IndexedDB. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Case, PageReview } from '../../src/review/record/record.ts';
import type { TabFoundClaim } from '../../src/shared/messages/found-claim.ts';

const SHOP = 'https://shop.example/tea';
const OTHER = 'https://shop.example/belt';

const claim = (quote: string): TabFoundClaim => ({
  frameId: 0,
  id: quote,
  quote,
  before: '',
  after: '',
  place: 'text',
  isHidden: false,
  frame: null,
  family: 'supplements-foods',
  verdict: 'not-supported',
  rule: 'supplement',
  fields: {},
  concepts: {},
  isExpress: true,
  isTestimonial: false,
});

/** What the browser shows now, by tab; the first one is in front. */
let tabs: { id: number; url?: string; incognito?: boolean }[] = [];
let isLetIn = true;
/** Tabs whose page was frozen before it could answer. */
let frozen: number[] = [];
let asked: number[] = [];

Object.assign(globalThis, {
  location: { search: '' },
  // The polyfill looks here for what it is in.
  chrome: { runtime: { id: 'own-extension' } },
  browser: {
    runtime: {
      id: 'own-extension',
      sendMessage: async ({ name, tabId }: { name: string; tabId: number }) => {
        if (name !== 'tab-found') return {};
        asked.push(tabId);
        if (frozen.includes(tabId)) return new Promise(() => undefined);
        return { claims: [claim('Melts belly fat'), claim('Slims thighs')], isRead: true };
      },
    },
    tabs: {
      query: async () =>
        tabs.slice(0, 1).map((tab) => ({ incognito: false, ...tab, windowId: 1, title: 'Tea' })),
    },
    permissions: { contains: async () => isLetIn },
  },
});

type OpenStore = Awaited<ReturnType<typeof ReviewStore.open>>;

const { PageInView } = await import('../../src/review/panel/page-in-view.ts');
const { ReviewStore, StoreFull } = await import('../../src/review/store/review-store.ts');

const CASE: Case = {
  id: 'a',
  name: 'Teas',
  created: '2026-11-23T09:00:00Z',
  changed: '2026-11-23T09:00:00Z',
};
const named = (product: string) => (review: PageReview) => ({ ...review, product });

describe('the page in view', () => {
  let store: OpenStore;
  let view: InstanceType<typeof PageInView>;

  const idInView = (): string => {
    const { visit } = view;
    if (!visit) throw new Error('no page is in view');
    return visit.review.id;
  };
  const goTo = async (...urls: string[]) => {
    tabs = urls.map((url, i) => ({ id: i + 1, url }));
    await view.look();
  };

  beforeEach(async () => {
    frozen = [];
    asked = [];
    isLetIn = true;
    store = await ReviewStore.open(crypto.randomUUID());
    await store.keepCase(CASE);
    view = new PageInView({
      store,
      caseId: () => CASE.id,
      ownerOf: async () => CASE,
      changed: () => undefined,
      kept: () => undefined,
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await store.close();
  });

  test('is part of the case with the first change, and two at the same moment are both kept', async () => {
    await goTo(SHOP);
    expect(await store.pagesOf('a')).toEqual([]);
    const id = idInView();
    await Promise.all([
      view.keep(id, named('Tea')),
      view.keep(id, (review) => ({ ...review, seller: 'Teas Ltd' })),
    ]);
    expect(await store.pagesOf('a')).toMatchObject([{ product: 'Tea', seller: 'Teas Ltd' }]);
  });

  test('what is typed about a page that its tab has just left is kept with that page', async () => {
    await goTo(SHOP);
    const id = idInView();
    await view.keep(id, named('Tea'));
    await goTo(OTHER);
    await view.keep(id, named('Slim tea'));
    expect(view.visit?.review).toMatchObject({ address: OTHER, product: '' });
    expect(await store.pagesOf('a')).toMatchObject([{ address: SHOP, product: 'Slim tea' }]);
    await goTo(SHOP);
    expect(view.visit?.review).toMatchObject({ product: 'Slim tea' });
  });

  test('a change that could not be kept stays in view, is counted, and is kept when there is room', async () => {
    await goTo(SHOP);
    const id = idInView();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(view.keep(id, named('Tea'))).rejects.toThrow(StoreFull);
    expect(view.visit?.review.product).toBe('Tea');
    expect(view.unkeptPages).toBe(1);
    // Gone elsewhere and back: it is still what was decided last.
    await goTo(OTHER);
    await goTo(SHOP);
    expect(view.visit?.review.product).toBe('Tea');
    vi.restoreAllMocks();
    await view.keepUnkept();
    expect(view.unkeptPages).toBe(0);
    expect(await store.pagesOf('a')).toMatchObject([{ product: 'Tea' }]);
  });

  test('what was erased does not come back with what could not be kept', async () => {
    await goTo(SHOP);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await view.keep(idInView(), named('Tea')).catch(() => undefined);
    vi.restoreAllMocks();
    await view.lookAnew(() => true);
    expect(view.unkeptPages).toBe(0);
    expect(view.visit?.review.product).toBe('');
  });

  test('a page that is left before it has answered holds nothing up', async () => {
    frozen = [1];
    tabs = [{ id: 1, url: SHOP }];
    const first = view.look();
    await vi.waitFor(() => expect(asked).toEqual([1]));
    // A page that loads in some other tab is no reason to ask anew.
    await view.lookMoved(2);
    expect(asked).toEqual([1]);
    frozen = [];
    tabs = [{ id: 1, url: OTHER }];
    await view.lookMoved(1);
    await first;
    expect(view.visit?.review).toMatchObject({ address: OTHER });
    expect(view.visit?.review.claims).toHaveLength(2);

    frozen = [2];
    tabs = [{ id: 2, url: SHOP }, ...tabs];
    const second = view.lookMoved();
    await vi.waitFor(() => expect(asked).toContain(2));
    tabs = tabs.toReversed();
    await view.lookMoved();
    await second;
    expect(view.visit?.review).toMatchObject({ address: OTHER });
  });

  test('where the browser keeps us out it is told as such, until its toolbar button was clicked', async () => {
    // Without access to a site, its tabs come without an address.
    tabs = [{ id: 1 }];
    isLetIn = false;
    await view.look();
    expect([view.isKeptOut, view.visit]).toEqual([true, null]);
    tabs = [{ id: 1, url: SHOP }];
    await view.look();
    expect(view.isKeptOut).toBe(false);
    expect(view.visit?.review.claims).toHaveLength(2);
    // A page of the browser's own is no page that anybody keeps us out of.
    tabs = [{ id: 1 }];
    isLetIn = true;
    await view.look();
    expect(view.isKeptOut).toBe(false);
  });

  test('a page in a private window is not asked, listed or kept', async () => {
    tabs = [{ id: 1, url: SHOP, incognito: true }];
    await view.look();
    expect(view.tab).toMatchObject({ isPrivate: true });
    expect(view.visit).toBeNull();
    expect(asked).toEqual([]);
    expect(await store.pagesOf('a')).toEqual([]);
  });

  test('a claim is found in the page that it stands on, the same page in another tab is told anew', async () => {
    await goTo(SHOP, `${SHOP}#more`);
    const [first] = view.visit?.review.claims ?? [];
    expect(view.reviewWith(first?.id ?? '')).toBe(idInView());
    expect(view.reviewWith('none')).toBeNull();
    tabs = tabs.toReversed();
    await view.look();
    await view.keep(idInView(), named('Tea'));
    tabs = tabs.toReversed();
    await view.look();
    expect(view.visit?.review.product).toBe('Tea');
  });
});
