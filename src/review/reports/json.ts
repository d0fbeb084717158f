/**
 * A case as a file that can be read back (docs/review/case.schema.json): what the reviewer kept and nothing that can be
 * looked up again. Reading it parses every part, because a file may come from anywhere.
 */
import { VERDICTS } from '../../shared/evidence.ts';
import { type ClaimFields, FIELDS, PLACES } from '../../shared/messages/found-claim.ts';
import {
  type Case,
  DECISIONS,
  type PageReview,
  RECORD_VERSION,
  type ReviewedClaim,
  STANDINGS,
} from '../record/record.ts';

export const FORMAT = 'spotcheck-review';

export interface CaseFile {
  readonly format: typeof FORMAT;
  readonly version: typeof RECORD_VERSION;
  readonly cases: readonly Case[];
  readonly pages: readonly PageReview[];
}

export const writeCases = (cases: readonly Case[], pages: readonly PageReview[]): string =>
  `${JSON.stringify({ format: FORMAT, version: RECORD_VERSION, cases, pages }, null, 2)}\n`;

/** `foreign`: no file of cases; `newer`: written by a newer version; `broken`: something in it is not what it must be. */
export type Unreadable = 'no-json' | 'foreign' | 'newer' | 'broken';

/** What is wrong with a file; nothing of it was taken. */
export class UnreadableFile extends Error {
  /** @param detail where in the file, in technical words; '' where the reason says all */
  constructor(
    readonly reason: Unreadable,
    readonly detail = '',
  ) {
    super(`unreadable file (${reason}): ${detail}`);
  }
}

type Raw = Readonly<Record<string, unknown>>;

const fail = (at: string, wanted: string): never => {
  throw new UnreadableFile('broken', `${at} is not ${wanted}`);
};

/** Reads parts of one object of the file, and tells where what is wrong stands. */
class Fields {
  private readonly raw: Raw;
  constructor(
    raw: unknown,
    private readonly at: string,
  ) {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) fail(at, 'an object');
    this.raw = raw as Raw;
  }

  private place(name: string): string {
    return this.at === '' ? name : `${this.at}.${name}`;
  }

  text(name: string): string {
    const value = this.raw[name];
    return typeof value === 'string' ? value : fail(this.place(name), 'text');
  }

  textOrNull(name: string): string | null {
    return this.raw[name] === null ? null : this.text(name);
  }

  truth(name: string): boolean {
    const value = this.raw[name];
    return typeof value === 'boolean' ? value : fail(this.place(name), 'true or false');
  }

  time(name: string): string {
    const value = this.text(name);
    return Number.isNaN(Date.parse(value)) ? fail(this.place(name), 'a time (ISO 8601)') : value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const value = values.find((known) => known === this.raw[name]);
    return value ?? fail(this.place(name), `one of ${values.join(', ')}`);
  }

  list<T>(name: string, read: (value: unknown, at: string) => T): T[] {
    const value = this.raw[name];
    if (!Array.isArray(value)) return fail(this.place(name), 'a list');
    return value.map((entry, i) => read(entry, `${this.place(name)}[${i}]`));
  }

  texts(name: string): string[] {
    return this.list(name, (value, at) => (typeof value === 'string' ? value : fail(at, 'text')));
  }

  /** The named parts of an object that are text; others are left out. */
  someTexts<N extends string>(name: string, names: readonly N[]): Partial<Record<N, string>> {
    const inner = new Fields(this.raw[name], this.place(name));
    const entries = names.flatMap((one) => (inner.raw[one] === undefined ? [] : [[one, inner.text(one)]]));
    return Object.fromEntries(entries) as Partial<Record<N, string>>;
  }
}

function readCase(raw: unknown, at: string): Case {
  const fields = new Fields(raw, at);
  return {
    id: fields.text('id'),
    name: fields.text('name'),
    created: fields.time('created'),
    changed: fields.time('changed'),
  };
}

function readClaim(raw: unknown, at: string): ReviewedClaim {
  const fields = new Fields(raw, at);
  return {
    id: fields.text('id'),
    quote: fields.text('quote'),
    before: fields.text('before'),
    after: fields.text('after'),
    place: fields.oneOf('place', PLACES),
    isHidden: fields.truth('isHidden'),
    frame: fields.textOrNull('frame'),
    family: fields.textOrNull('family'),
    verdict: fields.textOrNull('verdict') === null ? null : fields.oneOf('verdict', VERDICTS),
    rule: fields.textOrNull('rule'),
    fields: fields.someTexts('fields', FIELDS) as ClaimFields,
    concepts: fields.someTexts('concepts', ['means', 'region']),
    isExpress: fields.truth('isExpress'),
    isTestimonial: fields.truth('isTestimonial'),
    decision: fields.oneOf('decision', DECISIONS),
    tags: fields.texts('tags'),
    note: fields.text('note'),
    standing: fields.oneOf('standing', STANDINGS),
    formerly: fields.textOrNull('formerly'),
  };
}

function readPage(raw: unknown, at: string): PageReview {
  const fields = new Fields(raw, at);
  return {
    id: fields.text('id'),
    caseId: fields.text('caseId'),
    key: fields.text('key'),
    address: fields.text('address'),
    title: fields.text('title'),
    product: fields.text('product'),
    seller: fields.text('seller'),
    claims: fields.list('claims', readClaim),
    visits: fields.texts('visits'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile('no-json', error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads a file of cases. Throws UnreadableFile, which says what is wrong and where, for anything but a whole and right
 * file of this version or an older one; then nothing of it is taken.
 */
export function readCases(text: string): CaseFile {
  const raw = parseJson(text);
  const { format, version } = Object(raw) as Raw;
  if (format !== FORMAT) throw new UnreadableFile('foreign');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail('version', 'a version number');
  if (version > RECORD_VERSION) throw new UnreadableFile('newer');
  const fields = new Fields(raw, '');
  const cases = fields.list('cases', readCase);
  const pages = fields.list('pages', readPage);
  const known = new Set(cases.map(({ id }) => id));
  pages.forEach(({ caseId }, i) => {
    if (!known.has(caseId)) fail(`pages[${i}].caseId`, 'the id of a case in this file');
  });
  return { format: FORMAT, version: RECORD_VERSION, cases, pages };
}
