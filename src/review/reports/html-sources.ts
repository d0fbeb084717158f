/** What the HTML report rests on: evidence and rules, each told once, at the end, however many claims lead there. */
import { citation, studyAddress } from '../../shared/citation.ts';
import type { Regulation, Study } from '../../shared/evidence.ts';
import { html, Markup, webAddress } from './escape.ts';
import { type Answer, type Report, standing } from './report.ts';
import { SURE_WORD, type Words } from './words.ts';

/** A link where the address is one of the web, its text otherwise. */
export const link = (address: string): Markup => {
  const safe = webAddress(address);
  return safe === null ? html`${address}` : html`<a href="${safe}" rel="noreferrer">${address}</a>`;
};

const joined = (parts: readonly Markup[]): Markup => new Markup(parts.map(({ text }) => text).join('<br>'));

export class Sources {
  /** By what they say: one family answers for the belly and for the arms in different words. */
  private readonly answers = new Map<string, { readonly answer: Answer; readonly id: string }>();
  private readonly regulations = new Map<string, { readonly regulation: Regulation; readonly id: string }>();

  constructor({ pages }: Report) {
    for (const { answer, regulations } of pages.flatMap(({ claims }) => standing(claims))) {
      if (answer && !this.answers.has(answer.says))
        this.answers.set(answer.says, { answer, id: `evidence-${this.answers.size + 1}` });
      for (const regulation of regulations)
        if (!this.regulations.has(regulation.id))
          this.regulations.set(regulation.id, { regulation, id: `rule-${this.regulations.size + 1}` });
    }
  }

  /** The answer in a sentence, leading to the rest of it. */
  evidence({ says, name }: Answer): Markup {
    const { id = '' } = this.answers.get(says) ?? {};
    return html`<span lang="en">${says} (<a href="#${id}">${name}</a>)</span>`;
  }

  /** The rules by name, leading to what they say. */
  rules(regulations: readonly Regulation[]): Markup {
    const named = regulations.map(({ id, country, body, code, number }) => {
      const { id: anchor = '' } = this.regulations.get(id) ?? {};
      return html`<a href="#${anchor}">${country} · ${body}, ${code}, ${number}</a>`;
    });
    return html`<span lang="en">${joined(named)}</span>`;
  }

  section(words: Words): Markup {
    return html`${this.answersPart(words)}
${this.rulesPart(words)}`;
  }

  private answersPart(words: Words): Markup | false {
    const parts = [...this.answers.values()].map(({ answer, id }) => answerPart(answer, id, words));
    return (
      parts.length > 0 &&
      html`<section id="evidence">
<h2>${words.text('docEvidence')}</h2>
${parts}
</section>`
    );
  }

  private rulesPart(words: Words): Markup | false {
    const parts = [...this.regulations.values()].map(({ regulation, id }) => rulePart(regulation, id, words));
    return (
      parts.length > 0 &&
      html`<section id="rules">
<h2>${words.text('docRules')}</h2>
<ul lang="en">
${parts}
</ul>
</section>`
    );
  }
}

function answerPart(answer: Answer, id: string, { text }: Words): Markup {
  const { name, says, sure, found, contrary, studies, searched } = answer;
  return html`<article id="${id}">
<h3 lang="en">${name}</h3>
<p lang="en"><strong>${says}</strong></p>
<p>${text('cardSure')}: ${text(SURE_WORD[sure])}</p>
<h4>${text('cardFound')}</h4><p lang="en">${found}</p>
<h4>${text('cardContrary')}</h4><p lang="en">${contrary}</p>
<h4>${text('docStudies')}</h4>
<ul lang="en">${studies.map(studyEntry)}</ul>
<p class="note">${text('docSearched', searched)}</p>
</article>
`;
}

function studyEntry(study: Study): Markup {
  const address = studyAddress(study);
  const plain = citation(study, 'plain');
  if (address === null || !plain.endsWith(address)) return html`<li>${plain}</li>`;
  return html`<li>${plain.slice(0, -address.length)}${link(address)}</li>`;
}

const rulePart = (regulation: Regulation, id: string, { text }: Words): Markup => {
  const { country, body, code, number, says, exceptions, page, checked } = regulation;
  return html`<li id="${id}"><strong>${country} · ${body}, ${code}, ${number}.</strong> ${says} ${exceptions} <span class="note">(${link(page)}; ${text('docChecked', checked)})</span></li>
`;
};
