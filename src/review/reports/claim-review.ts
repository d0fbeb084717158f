/**
 * Confirmed claims as schema.org ClaimReview, one for each, as publishers of fact checks embed them. The publisher's
 * own name and address are not known here, and a rating without words would say more than the evidence does.
 * https://schema.org/ClaimReview
 */
import { studyAddress } from '../../shared/citation.ts';
import type { Report, ReportedClaim, ReportedPage } from './report.ts';
import { VERDICT_WORD, type Words } from './words.ts';

function review(claim: ReportedClaim, page: ReportedPage, report: Report, { text }: Words) {
  const { answer, verdict } = claim;
  return {
    '@type': 'ClaimReview',
    claimReviewed: claim.quote,
    datePublished: report.made.at.slice(0, 10),
    itemReviewed: {
      '@type': 'Claim',
      name: claim.quote,
      ...(page.seller !== '' && { author: { '@type': 'Organization', name: page.seller } }),
      appearance: { '@type': 'CreativeWork', url: claim.frame ?? page.address, name: page.title },
    },
    reviewRating: {
      '@type': 'Rating',
      ...(verdict && { alternateName: text(VERDICT_WORD[verdict]) }),
      ...(answer && { ratingExplanation: answer.says }),
    },
    ...(answer && {
      citation: answer.studies.map((study) => ({
        '@type': 'CreativeWork',
        name: study.title,
        ...(studyAddress(study) !== null && { sameAs: studyAddress(study) }),
      })),
    }),
  };
}

/** JSON-LD text; safe inside a `<script type="application/ld+json">`, because no `<` stands in it. */
export function claimReviewReport(report: Report, words: Words): string {
  const reviews = report.pages.flatMap((page) =>
    page.claims
      .filter(({ decision }) => decision === 'confirmed')
      .map((claim) => review(claim, page, report, words)),
  );
  const graph = { '@context': 'https://schema.org', '@graph': reviews };
  return `${JSON.stringify(graph, null, 2).replaceAll('<', '\\u003c')}\n`;
}
