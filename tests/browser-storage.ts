/** The browser's storage for unit tests: the same promises and change events, kept in memory. Import it first. */

type Entries = Record<string, unknown>;
export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

const listeners: Listener[] = [];

const wanted = (keys: null | string | readonly string[], all: Entries): string[] =>
  keys === null ? Object.keys(all) : [keys].flat();

class Area {
  readonly name: string;
  entries: Entries = {};

  constructor(name: string) {
    this.name = name;
  }

  async get(keys: null | string | readonly string[]): Promise<Entries> {
    const found = wanted(keys, this.entries).filter((key) => key in this.entries);
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.entries[key]])));
  }

  async set(entries: Entries): Promise<void> {
    const changes = Object.entries(entries).map(([key, newValue]) => [
      key,
      { oldValue: this.entries[key], newValue },
    ]);
    Object.assign(this.entries, structuredClone(entries));
    this.tell(Object.fromEntries(changes));
  }

  async remove(keys: string | readonly string[]): Promise<void> {
    const gone = [keys].flat().filter((key) => key in this.entries);
    const changes = gone.map((key) => [key, { oldValue: this.entries[key] }]);
    for (const key of gone) delete this.entries[key];
    if (gone.length > 0) this.tell(Object.fromEntries(changes));
  }

  private tell(changes: Changes): void {
    for (const listener of [...listeners]) listener(changes, this.name);
  }
}

export const local = new Area('local');
export const session = new Area('session');
export const sync = new Area('sync');

/** Empties all areas, without telling anybody. */
export function emptyStorage(): void {
  for (const area of [local, session, sync]) area.entries = {};
}

const api = {
  runtime: { id: 'own-extension' },
  storage: { local, session, sync, onChanged: { addListener: (on: Listener) => listeners.push(on) } },
};
// The polyfill takes what is called `browser` as it is, if it is an extension's.
Object.assign(globalThis, { browser: api, chrome: api });
