/** A case as Markdown, for notes and newsrooms. */
import { citation } from '../../shared/citation.ts';
import { FIELDS } from '../../shared/messages/found-claim.ts';
import { escapeMarkdown, webAddress } from './escape.ts';
import { type Report, type ReportedClaim, type ReportedPage, standing } from './report.ts';
import { DECISION_WORD, FIELD_WORD, PLACE_WORD, VERDICT_WORD, type Words } from './words.ts';

const plain = escapeMarkdown;
const address = (text: string): string => (webAddress(text) === null ? plain(text) : `<${webAddress(text)}>`);

function claimPart(claim: ReportedClaim, { text }: Words): string[] {
  const { fields, verdict, decision, place, note, answer, regulations } = claim;
  const named = FIELDS.flatMap((field) =>
    fields[field] === undefined ? [] : [`${text(FIELD_WORD[field])}: ${plain(fields[field])}`],
  );
  return [
    `> ${plain(claim.before)} **${plain(claim.quote)}** ${plain(claim.after)}`.replace(/\s+$/, ''),
    '',
    ...(verdict ? [`- ${text('docVerdict')}: **${text(VERDICT_WORD[verdict])}**`] : []),
    `- ${text('docDecision')}: ${text(DECISION_WORD[decision])}`,
    `- ${text('docPlace')}: ${text(PLACE_WORD[place])}`,
    ...(named.length > 0 ? [`- ${named.join('; ')}`] : []),
    ...(note === '' ? [] : [`- ${text('docNote')}: ${plain(note)}`]),
    ...(answer ? [`- ${text('docEvidence')}: ${plain(answer.says)}`] : []),
    ...(answer?.studies.slice(0, 6).map((study) => `  - ${citation(study, 'markdown')}`) ?? []),
    ...regulations.map(
      ({ country, body, code, number }) =>
        `- ${text('docMayBreach')}: ${[country, body, code, number].map(plain).join(', ')}`,
    ),
    '',
  ];
}

function pagePart(page: ReportedPage, words: Words): string[] {
  const { text } = words;
  return [
    `## ${plain(page.title || page.address)}`,
    '',
    `- ${text('docAddress')}: ${address(page.address)}`,
    `- ${text('docSeen')}: ${page.visits.map((visit) => `${words.time(visit)} (${visit})`).join('; ')}`,
    `- ${text('docProduct')}: ${plain(page.product) || text('docNotNamed')}`,
    `- ${text('docSeller')}: ${plain(page.seller) || text('docNotNamed')}`,
    ...page.captures.map(
      ({ name, taken, sha256 }) =>
        `- ${text('docCapture')}: ${plain(name)}, ${words.time(taken)}, SHA-256 ${sha256}`,
    ),
    '',
    ...standing(page.claims).flatMap((claim) => claimPart(claim, words)),
  ];
}

/** The whole report; rejected claims are left out. */
export const markdownReport = (report: Report, words: Words): string =>
  [
    `# ${plain(report.case.name)}`,
    '',
    words.text('docMade', words.time(report.made.at), report.made.extension, report.made.rules),
    '',
    ...report.pages.flatMap((page) => pagePart(page, words)),
    words.text('docHashes'),
    '',
    words.text('docBreach'),
    '',
  ].join('\n');
