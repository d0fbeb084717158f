/** The forms that a report can have, by the panel's choice. */
import type { PageReview } from '../record/record.ts';
import { claimReviewReport } from '../reports/claim-review.ts';
import { complaintDraft } from '../reports/complaint.ts';
import { csvReport } from '../reports/csv.ts';
import { htmlReport } from '../reports/html.ts';
import { writeCases } from '../reports/json.ts';
import { markdownReport } from '../reports/markdown.ts';
import type { Report } from '../reports/report.ts';
import type { Words } from '../reports/words.ts';

/** A file that a report can be written to. */
export interface ReportForm {
  readonly type: string;
  readonly ending: string;
  /** Null where there is nothing to write. */
  write(report: Report, words: Words): string | null;
}

export const REPORT_FORMS: Readonly<Record<string, ReportForm>> = {
  html: { type: 'text/html', ending: 'html', write: htmlReport },
  csv: { type: 'text/csv', ending: 'csv', write: csvReport },
  json: {
    type: 'application/json',
    ending: 'json',
    write: ({ case: own, pages }) => writeCases([own], pages.map(withoutAnswers)),
  },
  markdown: { type: 'text/markdown', ending: 'md', write: markdownReport },
  'claim-review': { type: 'application/ld+json', ending: 'jsonld', write: claimReviewReport },
  complaint: {
    type: 'text/plain',
    ending: 'txt',
    write: (report, words) => {
      const drafts = report.pages.flatMap((page) => complaintDraft(page, report, words) ?? []);
      return drafts.length > 0 ? drafts.join('\n\n') : null;
    },
  },
};

function withoutAnswers({ captures: _c, pictures: _p, ...page }: Report['pages'][number]): PageReview {
  const claims = page.claims.map(
    ({ answer: _a, regulations: _r, number: _n, pictured: _i, ...claim }) => claim,
  );
  return { ...page, claims };
}
