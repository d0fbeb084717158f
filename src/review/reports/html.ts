/** A case as one HTML file that needs nothing else: to be printed, sent, or kept. No script, nothing from elsewhere. */
import { citation, studyAddress } from '../../shared/citation.ts';
import type { Regulation, Study } from '../../shared/evidence.ts';
import { FIELDS } from '../../shared/found-claim.ts';
import { html, type Markup, webAddress } from './escape.ts';
import style from './report.css';
import type { Answer, Report, ReportedClaim, ReportedPage } from './report.ts';
import {
  DECISION_WORD,
  FIELD_WORD,
  PLACE_WORD,
  STANDING_WORD,
  SURE_WORD,
  VERDICT_WORD,
  type Words,
} from './words.ts';

const link = (address: string): Markup => {
  const safe = webAddress(address);
  return safe === null ? html`${address}` : html`<a href="${safe}" rel="noreferrer">${address}</a>`;
};

const row = (name: string, value: string | Markup): Markup => html`<dt>${name}</dt><dd>${value}</dd>`;

/** The whole file. @param report its rejected claims are counted and not shown */
export function htmlReport(report: Report, words: Words): string {
  const { text } = words;
  const document = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${report.case.name}</title>
<style>`;
  return [
    document.text,
    style,
    html`</style>
</head>
<body>
<header>
<p class="kind">${text('docKind')}</p>
<h1>${report.case.name}</h1>
<p>${text('docMade', words.time(report.made.at), report.made.extension, report.made.rules)}</p>
<p class="note">${text('docScope')}</p>
</header>
<main>
${summary(report, words)}
${report.pages.map((page, i) => pageSection(page, i, words))}
</main>
<footer>
<p>${text('docHashes')}</p>
<p>${text('docBreach')}</p>
</footer>
</body>
</html>
`.text,
  ].join('');
}

function summary({ pages }: Report, { text }: Words): Markup {
  const line = (page: ReportedPage, i: number) => {
    const count = (decision: ReportedClaim['decision']) =>
      page.claims.filter((claim) => claim.decision === decision).length;
    return html`<tr><td><a href="#page-${i + 1}">${page.title || page.address}</a></td>
<td>${page.claims.length}</td><td>${count('confirmed')}</td><td>${count('unsure')}</td><td>${count('rejected')}</td><td>${count('open')}</td></tr>
`;
  };
  return html`<table>
<thead><tr><th scope="col">${text('docPage')}</th><th scope="col">${text('docClaims')}</th><th scope="col">${text('decisionConfirmed')}</th><th scope="col">${text('decisionUnsure')}</th><th scope="col">${text('decisionRejected')}</th><th scope="col">${text('decisionOpen')}</th></tr></thead>
<tbody>
${pages.map(line)}</tbody>
</table>`;
}

function pageSection(page: ReportedPage, index: number, words: Words): Markup {
  const { text } = words;
  const shown = page.claims.filter(({ decision }) => decision !== 'rejected');
  return html`<section id="page-${index + 1}">
<h2>${page.title || page.address}</h2>
<dl>
${row(text('docAddress'), link(page.address))}
${row(text('docSeen'), page.visits.map((visit) => `${words.time(visit)} (${visit})`).join('; '))}
${row(text('docProduct'), page.product || text('docNotNamed'))}
${row(text('docSeller'), page.seller || text('docNotNamed'))}
${page.captures.map(({ name, taken, sha256 }) => row(text('docCapture'), `${name}, ${words.time(taken)}, SHA-256 ${sha256}`))}
</dl>
${page.pictures.map(({ name, address }) => html`<figure><img src="${address}" alt="${name}"><figcaption>${name}</figcaption></figure>`)}
<ol class="claims">
${shown.map((claim) => claimEntry(claim, words))}
</ol>
</section>`;
}

function claimEntry(claim: ReportedClaim, words: Words): Markup {
  const { text } = words;
  return html`<li>
<blockquote><p><span class="around">${claim.before}</span><mark>${claim.quote}</mark><span class="around">${claim.after}</span></p></blockquote>
<dl>
${claim.verdict && row(text('docVerdict'), html`<strong>${text(VERDICT_WORD[claim.verdict])}</strong>`)}
${row(text('docDecision'), text(DECISION_WORD[claim.decision]))}
${row(text('docPlace'), placeOf(claim, words))}
${FIELDS.map((field) => {
  const value = claim.fields[field];
  return value === undefined ? html`` : row(text(FIELD_WORD[field]), value);
})}
${row(text('docKindOfClaim'), [text(claim.isExpress ? 'docExpress' : 'docImplied'), ...(claim.isTestimonial ? [text('docTestimonial')] : [])].join(', '))}
${claim.standing !== 'there' && row(text('docStanding'), text(STANDING_WORD[claim.standing]))}
${claim.formerly !== null && row(text('docFormerly'), claim.formerly)}
${claim.tags.length > 0 && row(text('docTags'), claim.tags.join(', '))}
${claim.note !== '' && row(text('docNote'), claim.note)}
</dl>
${claim.answer && answerPart(claim.answer, words)}
${claim.regulations.length > 0 && regulationsPart(claim.regulations, words)}
</li>
`;
}

function placeOf({ place, isHidden, frame }: ReportedClaim, { text }: Words): string {
  const parts = [text(PLACE_WORD[place])];
  if (isHidden) parts.push(text('docHidden'));
  if (frame !== null) parts.push(text('docFrame', frame));
  return parts.join('; ');
}

function answerPart({ says, sure, found, contrary, studies, searched }: Answer, { text }: Words): Markup {
  return html`<details open><summary>${text('docEvidence')}</summary>
<p lang="en">${says}</p>
<p>${text('cardSure')}: ${text(SURE_WORD[sure])}</p>
<h3>${text('cardFound')}</h3><p lang="en">${found}</p>
<h3>${text('cardContrary')}</h3><p lang="en">${contrary}</p>
<ul lang="en">${studies.map(studyEntry)}</ul>
<p class="note">${text('docSearched', searched)}</p>
</details>`;
}

function studyEntry(study: Study): Markup {
  const address = studyAddress(study);
  const plain = citation(study, 'plain');
  if (address === null || !plain.endsWith(address)) return html`<li>${plain}</li>`;
  return html`<li>${plain.slice(0, -address.length)}${link(address)}</li>`;
}

function regulationsPart(regulations: readonly Regulation[], { text }: Words): Markup {
  const entry = ({ country, body, code, number, says, exceptions, page, checked }: Regulation) =>
    html`<li><strong>${country}</strong> · ${body}, ${code}, ${number}. ${says} ${exceptions} <span class="note">(${page}; ${text('docChecked', checked)})</span></li>`;
  return html`<h3>${text('docMayBreach')}</h3><ul lang="en">${regulations.map(entry)}</ul>`;
}
