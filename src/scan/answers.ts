/** The two forms in which a scan answers: an object a page, or the review panel's table with a row a claim. */
import type { Detection } from '../detect/claim.ts';
import { foundClaim } from '../page/found-claims.ts';
import { type PageReview, type ReviewedClaim, undecided } from '../review/record/record.ts';
import { CSV_HEADER, csvLine, csvRows } from '../review/reports/csv.ts';
import { reportPage } from '../review/reports/report.ts';
import type { Regulation } from '../shared/evidence.ts';
import type { BadInput } from './input.ts';
import type { PageRecord } from './record.ts';

export interface Answers {
  /** What stands before the first answer. */
  readonly header: string;
  /**
   * A page's answer, '' when there is nothing to say.
   * @param found what was found in its blocks
   * @param inData what was found in its data for search engines
   */
  page(page: PageRecord, found: Detection, inData: () => Detection): string;
  /** What answers input that is no page; null where this form has no place for it. */
  bad(input: BadInput): string | null;
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

export const jsonAnswers: Answers = {
  header: '',
  page: ({ id, blocks, isCutHere }, found) =>
    line({ id, ...found, ...(isCutHere && { blocks: blocks.map(({ text, kind }) => ({ text, kind })) }) }),
  bad: line,
};

/** A table has a row a claim: what cannot be read is none, and is told on standard error alone. */
export const tableAnswers = (regulations: readonly Regulation[], header: boolean): Answers => ({
  header: header ? csvLine(CSV_HEADER) : '',
  page: (page, found, inData) =>
    csvRows(reportPage(asReview(page, found, inData()), { card: () => undefined, regulations })),
  bad: () => null,
});

/** A page as a review holds it before anybody decided on anything. A page without an address goes by its id. */
function asReview(page: PageRecord, found: Detection, inData: Detection): PageReview {
  const { id, blocks, data = [], address = String(page.id), title = '', seen } = page;
  const inBlocks = found.claims.map((claim, index) => {
    const { text = '', where = 'text' } = blocks[claim.block] ?? {};
    const at = { id: String(index), place: where, isHidden: where !== 'text', frame: null };
    return noticed(foundClaim(claim, text, at));
  });
  const told = inData.claims.map((claim) => {
    const at = { id: null, place: 'json-ld', isHidden: true, frame: null } as const;
    return noticed(foundClaim(claim, data[claim.block]?.text ?? '', at));
  });
  return {
    id: String(id),
    caseId: '',
    key: address,
    address,
    title,
    product: '',
    seller: '',
    claims: [...inBlocks, ...told],
    visits: seen ? [seen] : [],
  };
}

const noticed = (found: ReturnType<typeof foundClaim>): ReviewedClaim => ({
  ...undecided(found.id ?? '', found),
  standing: 'there',
});
