/** A case as a table: one line a claim, as RFC 4180 has it. */
import { FIELDS } from '../../shared/messages/found-claim.ts';
import type { Report, ReportedClaim, ReportedPage } from './report.ts';

/**
 * Spreadsheets run a cell that begins so as a formula, and the text comes from pages that may want that; an
 * apostrophe before it makes it text. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠|%]/;

/** One cell. Control characters other than line breaks and tabs are left out: no spreadsheet shows them. */
export function csvCell(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

type Column = readonly [name: string, cell: (claim: ReportedClaim, page: ReportedPage) => string];

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

/** The columns, which other programs rely on: new ones come at the end. */
const COLUMNS: readonly Column[] = [
  ['address', (_, page) => page.address],
  ['title', (_, page) => page.title],
  ['seen', (_, page) => page.visits.at(-1) ?? ''],
  ['quote', ({ quote }) => quote],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
  ['place', ({ place }) => place],
  ['hidden', ({ isHidden }) => yesNo(isHidden)],
  ['frame', ({ frame }) => frame ?? ''],
  ['family', ({ family }) => family ?? ''],
  ['verdict', ({ verdict }) => verdict ?? ''],
  ['rule', ({ rule }) => rule ?? ''],
  ...FIELDS.map((field): Column => [field, ({ fields }) => fields[field] ?? '']),
  ['express', ({ isExpress }) => yesNo(isExpress)],
  ['testimonial', ({ isTestimonial }) => yesNo(isTestimonial)],
  ['decision', ({ decision }) => decision],
  ['tags', ({ tags }) => tags.join('; ')],
  ['note', ({ note }) => note],
  ['standing', ({ standing }) => standing],
  ['may breach', ({ regulations }) => regulations.map(({ id }) => id).join('; ')],
  ['product', (_, page) => page.product],
  ['seller', (_, page) => page.seller],
];

export const CSV_HEADER = COLUMNS.map(([name]) => name);

/** A page's rows: one a claim, rejected ones too. */
export const csvRows = (page: ReportedPage): string =>
  page.claims.map((claim) => csvLine(COLUMNS.map(([, cell]) => cell(claim, page)))).join('');

/** The whole table with its header. */
export const csvReport = ({ pages }: Report): string => csvLine(CSV_HEADER) + pages.map(csvRows).join('');
