/** A case as one HTML file that needs nothing else: to be printed, sent, or kept. No script, nothing from elsewhere. */
import { FIELDS } from '../../shared/messages/found-claim.ts';
import { html, type Markup } from './escape.ts';
import { link, Sources } from './html-sources.ts';
import style from './report.css';
import { missing, type Report, type ReportedClaim, type ReportedPage, standing } from './report.ts';
import { DECISION_WORD, FIELD_WORD, PLACE_WORD, STANDING_WORD, VERDICT_WORD, type Words } from './words.ts';

const row = (name: string, value: string | Markup): Markup => html`<dt>${name}</dt><dd>${value}</dd>`;

/** The whole file. @param report its rejected claims are counted and not shown */
export function htmlReport(report: Report, words: Words): string {
  const { text } = words;
  const sources = new Sources(report);
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
${report.pages.map((page, i) => pageSection(page, i, sources, words))}
${sources.section(words)}
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

function pageSection(page: ReportedPage, index: number, sources: Sources, words: Words): Markup {
  const { text } = words;
  const shown = standing(page.claims);
  return html`<section id="page-${index + 1}">
<h2>${page.title || page.address}</h2>
<dl>
${row(text('docAddress'), link(page.address))}
${row(text('docSeen'), page.visits.map((visit) => `${words.time(visit)} (${visit})`).join('; '))}
${row(text('docProduct'), page.product || text('docNotNamed'))}
${row(text('docSeller'), page.seller || text('docNotNamed'))}
${page.captures.map(({ name, taken, sha256 }) => row(text('docCapture'), `${name}, ${words.time(taken)}, SHA-256 ${sha256}`))}
${gapsRow(page, words)}
</dl>
${page.pictures.map(({ name, address }) => html`<figure><img src="${address}" alt="${name}"><figcaption>${name}</figcaption></figure>`)}
<ol class="claims">
${shown.map((claim) => claimEntry(claim, sources, words))}
</ol>
</section>`;
}

/** What a reader would look for and this page has not. */
function gapsRow(page: ReportedPage, { text }: Words): Markup | false {
  const open = page.claims.filter(({ decision }) => decision === 'open').length;
  const gaps = missing(page).map((key) => text(key));
  if (open > 0) gaps.push(text('docGapOpen', open, page.claims.length));
  return gaps.length > 0 && row(text('docGaps'), html`<strong>${gaps.join('; ')}</strong>`);
}

function claimEntry(claim: ReportedClaim, sources: Sources, words: Words): Markup {
  const { text } = words;
  return html`<li value="${claim.number}">
<blockquote><p><span class="around">${claim.before}</span><mark>${claim.quote}</mark><span class="around">${claim.after}</span></p></blockquote>
<dl>
${claim.verdict && row(text('docVerdict'), html`<strong>${text(VERDICT_WORD[claim.verdict])}</strong>`)}
${row(text('docDecision'), text(DECISION_WORD[claim.decision]))}
${claim.pictured !== null && row(text('docPictured'), String(claim.pictured))}
${row(text('docPlace'), placeOf(claim, words))}
${FIELDS.map((field) => {
  const value = claim.fields[field];
  return value === undefined ? html`` : row(text(FIELD_WORD[field]), value);
})}
${row(text('docKindOfClaim'), [text(claim.isExpress ? 'docExpress' : 'docImplied'), ...(claim.isTestimonial ? [text('docTestimonial')] : [])].join(', '))}
${claim.answer && row(text('docEvidence'), sources.evidence(claim.answer))}
${claim.regulations.length > 0 && row(text('docMayBreach'), sources.rules(claim.regulations))}
${claim.standing !== 'there' && row(text('docStanding'), text(STANDING_WORD[claim.standing]))}
${claim.formerly !== null && row(text('docFormerly'), claim.formerly)}
${claim.tags.length > 0 && row(text('docTags'), claim.tags.join(', '))}
${claim.note !== '' && row(text('docNote'), claim.note)}
</dl>
</li>
`;
}

function placeOf({ place, isHidden, frame }: ReportedClaim, { text }: Words): string {
  const parts = [text(PLACE_WORD[place])];
  if (isHidden) parts.push(text('docHidden'));
  if (frame !== null) parts.push(text('docFrame', frame));
  return parts.join('; ');
}
