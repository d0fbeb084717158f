/**
 * A draft of a complaint about one page, as plain text for whatever form the regulator offers. Nothing is sent from
 * here, and what is not known is named, so that the person who sends it fills it in.
 */
import { citation } from '../../shared/citation.ts';
import type { Regulation } from '../../shared/evidence.ts';
import { showable } from './escape.ts';
import { missing, type Report, type ReportedClaim, type ReportedPage } from './report.ts';
import { PLACE_WORD, type Words } from './words.ts';

const STUDIES = 5;
const oneLine = (text: string): string => showable(text).replace(/\s+/g, ' ').trim();

function claimLines(claim: ReportedClaim, { text }: Words): string[] {
  const where = [text(PLACE_WORD[claim.place]), ...(claim.isHidden ? [text('docHidden')] : [])].join('; ');
  return [
    `${claim.number}. ${text('quoted', oneLine(claim.quote))}`,
    `   ${text('docPlace')}: ${where}`,
    ...(claim.frame === null ? [] : [`   ${text('docFrame', oneLine(claim.frame))}`]),
    ...(claim.answer ? [`   ${text('docEvidence')}: ${claim.answer.says}`] : []),
    ...(claim.note === '' ? [] : [`   ${text('docNote')}: ${oneLine(claim.note)}`]),
  ];
}

const unique = <T extends { readonly id: string }>(entries: readonly T[]): T[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];

const ruleLine = ({ country, body, code, number, says }: Regulation): string =>
  `- ${country}, ${body}: ${code}, ${number}. ${says}`;

/** What a page's complaint lacks and the person must add. */
const gaps = (page: ReportedPage, { text }: Words): string[] =>
  [...missing(page), 'complaintYou' as const].map((key) => `- ${text(key)}`);

/** The draft for one page: its confirmed claims. Null where none is confirmed. */
export function complaintDraft(page: ReportedPage, report: Report, words: Words): string | null {
  const { text } = words;
  const claims = page.claims.filter(({ decision }) => decision === 'confirmed');
  if (claims.length === 0) return null;
  const rules = unique(claims.flatMap(({ regulations }) => regulations));
  const studies = unique(claims.flatMap(({ answer }) => answer?.studies ?? [])).slice(0, STUDIES);
  const lines = [
    text('complaintTitle'),
    '',
    `${text('docProduct')}: ${oneLine(page.product) || text('docNotNamed')}`,
    `${text('docSeller')}: ${oneLine(page.seller) || text('docNotNamed')}`,
    `${text('docPage')}: ${oneLine(page.title)}`,
    `${text('docAddress')}: ${oneLine(page.address)}`,
    `${text('docSeen')}: ${page.visits.map((visit) => `${words.time(visit)} (${visit})`).join('; ')}`,
    ...page.captures.map(({ name, sha256 }) => `${text('docCapture')}: ${name}, SHA-256 ${sha256}`),
    '',
    text('complaintClaims'),
    ...claims.flatMap((claim) => claimLines(claim, words)),
    '',
    ...(rules.length > 0 ? [text('docMayBreach'), ...rules.map(ruleLine), ''] : []),
    ...(studies.length > 0
      ? [text('docStudies'), ...studies.map((study) => `- ${citation(study, 'plain')}`), '']
      : []),
    text('complaintGaps'),
    ...gaps(page, words),
    '',
    text('docMade', words.time(report.made.at), report.made.extension, report.made.rules),
    '',
  ];
  return lines.join('\n');
}
