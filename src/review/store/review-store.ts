/**
 * The reviewer's cases in IndexedDB. Every change is one transaction, and a change is told as kept only when the
 * database says so: what was confirmed survives a crash, and a full disk is an error that says what to do.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Case, PageReview } from '../record/record.ts';

/** A file that was captured, with the manifest's part that names it. */
export interface StoredCapture {
  readonly id: string;
  readonly pageId: string;
  /** ISO 8601, UTC. */
  readonly taken: string;
  readonly name: string;
  readonly zip: Blob;
}

interface ReviewSchema extends DBSchema {
  cases: { key: string; value: Case };
  pages: { key: string; value: PageReview; indexes: { case: string; key: string } };
  captures: { key: string; value: StoredCapture; indexes: { page: string } };
}

const DB_NAME = 'spotcheck-review';
const DB_VERSION = 1;

/** There is no room left on this device; what was kept before stays. */
export class StoreFull extends Error {
  constructor(cause: unknown) {
    super('The review could not be kept: this device has no room left for it.', { cause });
  }
}

export class ReviewStore {
  private opened: Promise<IDBPDatabase<ReviewSchema>> | null = null;

  private constructor(
    private readonly name: string,
    private readonly onLost: () => void,
  ) {}

  /**
   * Opens the store, making it when there is none. Rejects where the browser keeps no data (private windows).
   * @param onLost called when the browser closes the store by itself, and may have erased it; what is kept after that
   *   goes into a new one
   */
  static async open(name = DB_NAME, onLost: () => void = () => undefined): Promise<ReviewStore> {
    const store = new ReviewStore(name, onLost);
    await store.db();
    return store;
  }

  private db(): Promise<IDBPDatabase<ReviewSchema>> {
    this.opened ??= openDB<ReviewSchema>(this.name, DB_VERSION, {
      upgrade(made) {
        made.createObjectStore('cases', { keyPath: 'id' });
        const pages = made.createObjectStore('pages', { keyPath: 'id' });
        pages.createIndex('case', 'caseId');
        pages.createIndex('key', 'key');
        made.createObjectStore('captures', { keyPath: 'id' }).createIndex('page', 'pageId');
      },
      // A newer version of the extension wants to upgrade in another tab: this one must not stand in its way.
      blocking: () => void this.close(),
      terminated: () => {
        this.opened = null;
        this.onLost();
      },
    });
    return this.opened;
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    (await opened)?.close();
  }

  /** All cases, the one that changed last first. */
  async cases(): Promise<Case[]> {
    return (await (await this.db()).getAll('cases')).sort((a, b) => b.changed.localeCompare(a.changed));
  }

  async pagesOf(caseId: string): Promise<PageReview[]> {
    return (await this.db()).getAllFromIndex('pages', 'case', caseId);
  }

  /** The review of a page within a case. @param key as `pageKey` gives it */
  async pageIn(caseId: string, key: string): Promise<PageReview | undefined> {
    const pages = await (await this.db()).getAllFromIndex('pages', 'key', key);
    return pages.find((page) => page.caseId === caseId);
  }

  async capturesOf(pageId: string): Promise<StoredCapture[]> {
    return (await this.db()).getAllFromIndex('captures', 'page', pageId);
  }

  async keepCase(kept: Case): Promise<void> {
    await this.write(['cases'], (tx) => tx.objectStore('cases').put(kept));
  }

  /**
   * Keeps a page and notes that its case has changed. Rejects with StoreFull where there is no room.
   * @param owner the page's case, which is made anew where the browser has erased it
   */
  async keepPage(page: PageReview, owner: Case, changed: string): Promise<void> {
    await this.write(['cases', 'pages'], async (tx) => {
      await tx.objectStore('pages').put(page);
      const own = (await tx.objectStore('cases').get(owner.id)) ?? owner;
      await tx.objectStore('cases').put({ ...own, changed });
    });
  }

  async keepCapture(capture: StoredCapture): Promise<void> {
    await this.write(['captures'], (tx) => tx.objectStore('captures').put(capture));
  }

  /** Keeps what an import brought, all of it or nothing. */
  async keepAll(cases: readonly Case[], pages: readonly PageReview[]): Promise<void> {
    await this.write(['cases', 'pages'], async (tx) => {
      for (const one of cases) await tx.objectStore('cases').put(one);
      for (const page of pages) await tx.objectStore('pages').put(page);
    });
  }

  /** Removes a page with its captures. */
  async removePage(id: string): Promise<void> {
    await this.write(['pages', 'captures'], async (tx) => {
      await tx.objectStore('pages').delete(id);
      const captures = tx.objectStore('captures');
      for (const key of await captures.index('page').getAllKeys(id)) await captures.delete(key);
    });
  }

  async removeCase(id: string): Promise<void> {
    for (const page of await this.pagesOf(id)) await this.removePage(page.id);
    await this.write(['cases'], (tx) => tx.objectStore('cases').delete(id));
  }

  /** Removes everything. */
  async removeAll(): Promise<void> {
    await this.write(['cases', 'pages', 'captures'], async (tx) => {
      for (const name of ['cases', 'pages', 'captures'] as const) await tx.objectStore(name).clear();
    });
  }

  private async write(stores: StoreName[], work: (tx: Writing) => Promise<unknown>): Promise<void> {
    // `strict`: kept means on the disk, not in the system's cache.
    const tx = (await this.db()).transaction(stores, 'readwrite', { durability: 'strict' });
    // A request that fails ends the transaction; a value that cannot be stored does not, and half would be kept.
    const worked = work(tx).catch((error: unknown) => {
      if (tx.error === null) tx.abort();
      throw error;
    });
    try {
      await Promise.all([worked, tx.done]);
    } catch (error) {
      throw isFull(error) || isFull(tx.error) ? new StoreFull(error) : error;
    }
  }
}

type StoreName = 'cases' | 'pages' | 'captures';
type Writing = IDBPTransaction<ReviewSchema, StoreName[], 'readwrite'>;

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
